using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows;
using Parley.Handoff;
using Parley.LanguageModels;
using Parley.Storage.Calls;
using Parley.Storage.Outbox;
using Parley.Storage.Tickets;
using Parley.Tools;

namespace Parley.Server.Json;

internal static class JsonServices
{
    /// <summary>snake_case everywhere, enums included, from generated code where there is some.</summary>
    public static IServiceCollection AddSnakeCaseJson(this IServiceCollection services) => services.Configure<JsonOptions>(json =>
    {
        var options = json.SerializerOptions;
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        // The web defaults also read numbers from text, which would make every number a number or a string in the API's description.
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.Converters.Add(new SnakeCaseEnum<ApprovalStatus>());
        options.Converters.Add(new SnakeCaseEnum<CallStatus>());
        options.Converters.Add(new SnakeCaseEnum<ConsentStatus>());
        options.Converters.Add(new SnakeCaseEnum<HangUpReason>());
        options.Converters.Add(new SnakeCaseEnum<HandoffReason>());
        options.Converters.Add(new SnakeCaseEnum<HandoffStatus>());
        options.Converters.Add(new SnakeCaseEnum<HandoffUrgency>());
        options.Converters.Add(new SnakeCaseEnum<ModelClass>());
        options.Converters.Add(new SnakeCaseEnum<ModelEnding>());
        options.Converters.Add(new SnakeCaseEnum<OutboxKind>());
        options.Converters.Add(new SnakeCaseEnum<OutboxStatus>());
        options.Converters.Add(new SnakeCaseEnum<Speaker>());
        options.Converters.Add(new SnakeCaseEnum<TicketPriority>());
        options.Converters.Add(new SnakeCaseEnum<ValueSource>());
        options.TypeInfoResolverChain.Insert(0, RecordsJson.Default);
        options.TypeInfoResolverChain.Insert(0, ApiJson.Default);
    });
}
