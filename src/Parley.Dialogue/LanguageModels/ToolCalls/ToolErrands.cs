using Parley.Hosting;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels.ToolCalls;

/// <summary>
/// Owns tool calls until they end. A turn that is interrupted stops waiting, but the call goes on under the gateway's timeout, and its result
/// goes into the call's history: what was done is never forgotten because nobody listened.
/// </summary>
internal sealed class ToolErrands(IToolGateway gateway, IToolHistory history) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly OwnedTasks _running = new();

    /// <param name="cancellationToken">Ends the waiting; ends the call itself only while the turn is speculative, when it leaves no trace.</param>
    public async Task<ToolOutcome> RunAsync(ToolCall call, ToolScope scope, int turn, CancellationToken cancellationToken)
    {
        if (call.IsSpeculative)
            return await gateway.InvokeAsync(call, scope, cancellationToken);
        var running = RunToEndAsync(call, scope, turn);
        _running.Add(running);
        return await running.WaitAsync(cancellationToken);
    }

    /// <summary>Gives them a moment; the gateway's audit has those that take longer, and the end of the process is not held up.</summary>
    public async ValueTask DisposeAsync() => await _running.EndAsync(Patience, TimeProvider.System, CancellationToken.None);

    private async Task<ToolOutcome> RunToEndAsync(ToolCall call, ToolScope scope, int turn)
    {
        // Off the turn's own thread, so that a tool that blocks at first holds up no other.
        await Task.Yield();
        var outcome = await gateway.InvokeAsync(call, scope, CancellationToken.None);
        history.Add(scope.Call, new ToolExchange(turn, call.Tool, call.Arguments, outcome));
        return outcome;
    }
}
