using Parley.Tools.Kinds.Http;

namespace Parley.Tools.Rest;

/// <summary>Says <c>not_found</c> where an API answers well and holds nothing: searches answer an empty list.</summary>
/// <param name="field">Of the result: without it, nothing was found.</param>
internal sealed class FoundTool(HttpTool inner, string field) : ITool
{
    public ToolDefinition Definition => inner.Definition;

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var outcome = await inner.RunAsync(invocation, cancellationToken);
        return outcome is ToolOutcome.Succeeded { Result: var result } && result[field] is null
            ? new ToolOutcome.Failed("not_found", "Nothing was found.")
            : outcome;
    }
}
