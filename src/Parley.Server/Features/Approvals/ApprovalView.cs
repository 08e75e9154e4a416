using System.ComponentModel;
using System.Text.Json;
using Parley.Tools;

namespace Parley.Server.Features.Approvals;

/// <summary>An approval as people see it: sensitive values are masked.</summary>
internal sealed record ApprovalView(
    string Id,
    ApprovalStatus Status,
    string CallId,
    string Agent,
    string Channel,
    string UserId,
    string Tool,
    [property: Description("What the tool would be called with, sensitive values masked.")] JsonElement Arguments,
    [property: Description("The key they were sealed with is gone: the call can be denied, not approved.")] bool ArgumentsLost,
    DateTimeOffset AskedAt,
    DateTimeOffset ExpiresAt,
    [property: Description("Who decided; empty while pending.")] string DecidedBy,
    string Note,
    DateTimeOffset? DecidedAt)
{
    public static ApprovalView Of(ToolApproval approval)
    {
        using var shown = JsonDocument.Parse(approval.Shown);
        return new ApprovalView(
            approval.Id, approval.Status, approval.Call.Value, approval.Agent, approval.Channel, approval.UserId, approval.Tool,
            shown.RootElement.Clone(), approval.AreArgumentsLost, approval.AskedAt, approval.ExpiresAt, approval.DecidedBy, approval.Note, approval.DecidedAt);
    }
}
