using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Tools.Gateway.Permission;
using Parley.Tools.Gateway.Resolving;

namespace Parley.Tools.Gateway;

/// <summary>The only way out. What happens to a call is the list of steps it was made with (see <c>AddTools</c>).</summary>
internal sealed partial class ToolGateway(
    IEnumerable<IToolStep> steps, ToolCatalogue catalogue, ToolRuns runs, ILogger<ToolGateway> logger) : IToolGateway
{
    private readonly ToolNext _pipeline = ToolPipeline.Of([.. steps]);

    public async ValueTask<IReadOnlyList<ToolDefinition>> ToolsForAsync(ToolScope scope, CancellationToken cancellationToken) =>
    [
        .. (await catalogue.FindAllAsync(scope.Call.Tenant, scope.Agent.Tools, cancellationToken))
            .Where(tool => PermissionStep.Permits(tool, scope)).Select(tool => tool.Definition),
    ];

    public async ValueTask<ToolOutcome> InvokeAsync(ToolCall call, ToolScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Whoever asked may go on changing its object; what was checked is what runs.
        var run = new ToolRun(call with { Arguments = call.Arguments.DeepClone().AsObject() }, scope);
        try
        {
            return await runs.OwnAsync(_pipeline(run, cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception fault)
        {
            // A fault of the gateway's own parts, such as its database: the call must go on without this tool.
            LogFault(fault, scope.Call);
            return new ToolOutcome.Failed("failed", "The tool could not be run.", run.Resolved is not null && run.MayHaveHappened);
        }
    }

    [LoggerMessage(LogLevel.Error, "The tool gateway failed in {Call}")]
    private partial void LogFault(Exception fault, CallContext call);
}
