using System.Collections.Concurrent;
using Parley.Calls;
using Parley.Flows.Engine;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Flows.Running;

/// <summary>
/// Owns tool calls until they end, whoever still listens: a caller who interrupts must not lose what a tool is doing. A call's next turn finds
/// the work here; a restarted process calls the same step anew, which the gateway recognises.
/// </summary>
internal sealed class ToolWork(IToolGateway gateway) : IAsyncDisposable
{
    private const int KeptAtMost = 512;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Key, Lazy<Task<ToolOutcome>>> _running = new();

    /// <summary>The work on this call: the one under way, or a new one.</summary>
    public Task<ToolOutcome> For(PendingTool call, ToolScope scope)
    {
        Prune();
        return _running.GetOrAdd(KeyOf(call, scope), _ => new(() => InvokeAsync(call, scope))).Value;
    }

    /// <summary>Its outcome was taken in and stored.</summary>
    public void Forget(PendingTool call, ToolScope scope) => _running.TryRemove(KeyOf(call, scope), out _);

    /// <summary>Calls that ended before anybody came back for an outcome leave it here; the gateway has it too, so not all need be kept.</summary>
    private void Prune()
    {
        if (_running.Count < KeptAtMost)
            return;
        foreach (var (key, work) in _running)
            if (work.Value.IsCompleted)
                _running.TryRemove(key, out _);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAll(_running.Values.Select(work => work.Value)).WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            // Its effect is audited by the gateway; the end of the process is not held up for longer.
        }
    }

    private async Task<ToolOutcome> InvokeAsync(PendingTool call, ToolScope scope)
    {
        // Off the turn's own thread, so that a tool that blocks at first delays no filler.
        await Task.Yield();
        try
        {
            return await gateway.InvokeAsync(call.ToCall(), scope, CancellationToken.None);
        }
        catch (Exception)
        {
            // The gateway promises outcomes; should it break all the same, nobody knows what happened.
            return new ToolOutcome.Failed("failed", "The tool gateway broke.", MayHaveHappened: call.HasEffect);
        }
    }

    // With the arguments: a turn taken again may ask the same step something else.
    private static Key KeyOf(PendingTool call, ToolScope scope) => new(scope.Call.Tenant.Id, scope.Call.Id, call.Step, call.Arguments.GetRawText());

    private readonly record struct Key(TenantId Tenant, CallId Call, string Step, string Arguments);
}
