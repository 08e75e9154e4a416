using System.Text.Json.Nodes;
using Parley.Tools.Secrets;

namespace Parley.Tools.Gateway.Concealing;

/// <summary>No secret gets out in a result or a message, even where a server echoes what it was sent.</summary>
internal sealed class ConcealStep(ISecrets secrets) : IToolStep
{
    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken) =>
        await next(run, cancellationToken) switch
        {
            ToolOutcome.Succeeded succeeded => Concealed(run, succeeded),
            ToolOutcome.Failed failed => failed with { Message = secrets.Conceal(run.Tenant, failed.Message) },
            ToolOutcome.Refused refused => refused with { Message = secrets.Conceal(run.Tenant, refused.Message) },
            var other => other,
        };

    private ToolOutcome.Succeeded Concealed(ToolRun run, ToolOutcome.Succeeded succeeded)
    {
        if (!secrets.HasResolved(run.Tenant))
            return succeeded;
        return succeeded with { Result = Copy(run, succeeded.Result)!.AsObject() };
    }

    private JsonNode? Copy(ToolRun run, JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(secrets.Conceal(run.Tenant, member.Key), Copy(run, member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => Copy(run, item))]),
        JsonValue value when value.TryGetValue<string>(out var text) => secrets.Conceal(run.Tenant, text),
        _ => node?.DeepClone(),
    };
}
