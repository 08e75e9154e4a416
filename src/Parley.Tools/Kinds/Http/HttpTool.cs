using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Kinds.Http;

/// <summary>One request to one server.</summary>
internal sealed class HttpTool(ToolDefinition definition, HttpToolSpec spec, IOutbound outbound, ISecrets secrets) : ITool
{
    public ToolDefinition Definition => definition;

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        HttpRequestMessage request;
        try
        {
            request = HttpToolRequest.Of(spec, invocation, secrets);
        }
        catch (ArgumentRejectedException fault)
        {
            return new ToolOutcome.Failed("rejected", fault.Message);
        }

        using (request)
        {
            using var response = await outbound.HttpFor(invocation.Tenant).SendAsync(request, cancellationToken);
            return await HttpToolResponse.ReadAsync(spec, definition.Effect, response, invocation.Clock, cancellationToken);
        }
    }
}
