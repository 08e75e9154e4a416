using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Parley.Flows;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels.ToolCalls;

/// <summary>
/// Which of an agent's flows does what a model wants to do with a tool: the way there is the flow's, which asks for what it needs and has it confirmed.
/// A model's call of a tool that has effects would be refused where its arguments must be the caller's.
/// </summary>
internal static class FlowProposals
{
    public static IEnumerable<string> Of(IEnumerable<FunctionCallContent> calls, IReadOnlyList<ToolDefinition> tools, ReplyRequest request) =>
        calls.Select(content => ToolCallReader.Read(content, tools, request).Call).OfType<ToolCall>()
            .Where(call => tools.First(t => t.Name == call.Tool).Effect is not ToolEffect.Reads)
            .Select(call => request.Agent.Flows.FirstOrDefault(flow => FlowMap.CanBeAskedFor(flow) && Does(flow, call))?.Name)
            .OfType<string>().Distinct();

    private static bool Does(FlowDefinition flow, ToolCall call) =>
        flow.Nodes.OfType<FlowNode.Tool>().Any(node => node.Name == call.Tool && node.Arguments.All(argument => IsOpen(argument.Value) || IsSame(argument, call.Arguments)));

    /// <summary>What the flow computes; all else tells one flow's call from another's, such as <c>action: cancel</c>.</summary>
    private static bool IsOpen(string template) => template.Contains("{{", StringComparison.Ordinal) || template.Contains("{%", StringComparison.Ordinal);

    private static bool IsSame(KeyValuePair<string, string> argument, JsonObject given) =>
        given.TryGetPropertyValue(argument.Key, out var value) && string.Equals($"{value}", argument.Value, StringComparison.OrdinalIgnoreCase);
}
