using System.Text.Json.Serialization;
using Parley.Agents;
using Parley.Calls;
using Parley.Flows;
using Parley.Handoff;
using Parley.Server.Features.Agents;
using Parley.Server.Features.Approvals;
using Parley.Server.Features.Audit;
using Parley.Server.Features.Handoffs;
using Parley.Server.Features.Health;
using Parley.Server.Features.Outbox;
using Parley.Server.Features.Sessions;
using Parley.Server.Features.Tickets;
using Parley.Server.Hosting;
using Parley.Storage.Calls;
using Parley.Storage.Outbox;
using Parley.Storage.Tickets;
using Parley.Tools;

namespace Parley.Server.Json;

/// <summary>The JSON of the API beside the records, which bring their own.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters =
    [
        typeof(SnakeCaseEnum<ApprovalStatus>), typeof(SnakeCaseEnum<ConsentStatus>), typeof(SnakeCaseEnum<HandoffReason>), typeof(SnakeCaseEnum<HandoffStatus>),
        typeof(SnakeCaseEnum<HandoffUrgency>), typeof(SnakeCaseEnum<OutboxKind>), typeof(SnakeCaseEnum<OutboxStatus>), typeof(SnakeCaseEnum<Speaker>),
        typeof(SnakeCaseEnum<TicketPriority>), typeof(SnakeCaseEnum<ValueSource>),
    ])]
[JsonSerializable(typeof(OpenSessionBody))]
[JsonSerializable(typeof(OpenedSession))]
[JsonSerializable(typeof(AgentList))]
[JsonSerializable(typeof(AgentVersionList))]
[JsonSerializable(typeof(AgentVersion))]
[JsonSerializable(typeof(AgentVersionBody))]
[JsonSerializable(typeof(AgentVersionSummary))]
[JsonSerializable(typeof(SavedAgentVersion))]
[JsonSerializable(typeof(AgentDiff))]
[JsonSerializable(typeof(PublicationBody))]
[JsonSerializable(typeof(PublicationList))]
[JsonSerializable(typeof(AgentFiguresList))]
[JsonSerializable(typeof(ApprovalList))]
[JsonSerializable(typeof(ApprovalView))]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(AuditVerdict))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(HandoffList))]
[JsonSerializable(typeof(HandoffView))]
[JsonSerializable(typeof(ClaimBody))]
[JsonSerializable(typeof(CloseBody))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(MessageView))]
[JsonSerializable(typeof(TicketPage))]
[JsonSerializable(typeof(TicketView))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(ReadinessReport))]
[JsonSerializable(typeof(ApiCredentials))]
internal sealed partial class ApiJson : JsonSerializerContext;
