using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Guardrails;

namespace Parley.Tools.Gateway.Screening;

/// <summary>
/// Holds what goes into a tool and what comes out of it to the agent's guardrails: arguments they block do not go out; orders to the model in a
/// result, or in a server's error message, are left out before anything reads it. Outcomes that are told again are screened again, for rules may
/// have changed. It is a screen: what a tool may do is decided by the steps around it.
/// </summary>
internal sealed partial class ScreeningStep(ILogger<ScreeningStep> logger, IGuardrailChain? chain = null) : IToolStep
{
    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        if (chain is null)
            return await next(run, cancellationToken);
        var asked = await InspectAsync(run, GuardrailStage.ToolArguments, run.CanonicalArguments, cancellationToken);
        if (asked.Block is { } block)
            return new ToolOutcome.Refused("guardrail", $"The guardrail '{block.Finding.Guardrail}' does not let these arguments out.");
        return await next(run, cancellationToken) switch
        {
            ToolOutcome.Succeeded succeeded => succeeded with { Result = await ScreenAsync(run, succeeded.Result) },
            ToolOutcome.Failed failed => failed with { Message = (await InspectAsync(run, GuardrailStage.ToolResult, failed.Message, CancellationToken.None)).Text },
            var other => other,
        };
    }

    /// <summary>No token: a completed result is not lost because nobody listens any more.</summary>
    private async ValueTask<JsonObject> ScreenAsync(ToolRun run, JsonObject result)
    {
        var text = result.ToJsonString();
        var screened = await InspectAsync(run, GuardrailStage.ToolResult, text, CancellationToken.None);
        if (screened.Block is null && screened.Text == text)
            return result;
        try
        {
            if (screened.Block is null && JsonNode.Parse(screened.Text) is JsonObject clean)
                return clean;
        }
        catch (JsonException)
        {
            // What a guardrail left is no result any more.
        }

        return new JsonObject { ["withheld"] = "A guardrail keeps this result back." };
    }

    private async ValueTask<GuardrailOutcome> InspectAsync(ToolRun run, GuardrailStage stage, string text, CancellationToken cancellationToken)
    {
        var outcome = await chain!.InspectAsync(new GuardrailSubject(run.Scope.Call, run.Scope.Agent, stage, text, []), cancellationToken);
        foreach (var finding in outcome.Findings)
            LogFound(run.Scope.Call, finding.Guardrail, finding.Category, stage, run.Definition.Name);
        return outcome;
    }

    [LoggerMessage(LogLevel.Warning, "Call {Call}: {Guardrail} found {Category} in {Stage} of {Tool}")]
    private partial void LogFound(CallContext call, string guardrail, string category, GuardrailStage stage, string tool);
}
