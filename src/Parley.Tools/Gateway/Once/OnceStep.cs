using System.Collections.Concurrent;
using Parley.Tenancy;

namespace Parley.Tools.Gateway.Once;

/// <summary>
/// One key, one run: what was done before is answered from the store, and who asks for what is being done waits for it. Only for calls that
/// leave something behind; reading twice harms nobody, and what was read is not kept.
/// </summary>
internal sealed class OnceStep(IToolCallStore store) : IToolStep
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Key), TaskCompletionSource<ToolOutcome>> _running = new();

    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        if (!run.IsKept)
            return await next(run, cancellationToken);
        var key = (run.Tenant.Id, run.Key);
        var own = new TaskCompletionSource<ToolOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_running.GetOrAdd(key, own) is var first && first != own)
        {
            try
            {
                return Replay(await first.Task.WaitAsync(cancellationToken));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The first one was called off before it did anything; this one was not.
            }
        }

        return await RunAsync(run, own, key, next, cancellationToken);
    }

    private async ValueTask<ToolOutcome> RunAsync(
        ToolRun run, TaskCompletionSource<ToolOutcome> own, (TenantId Tenant, string Key) key, ToolNext next, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await store.FindAsync(run.Tenant, run.Key, cancellationToken) is { } kept
                ? Replay(kept)
                : await next(run, cancellationToken);
            _running.TryRemove(key, out _);
            own.SetResult(outcome);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            _running.TryRemove(key, out _);
            own.SetCanceled(CancellationToken.None);
            throw;
        }
        catch (Exception fault)
        {
            // Those who wait learn of the fault like the one who ran.
            _running.TryRemove(key, out _);
            own.SetException(fault);
            // Perhaps nobody waits: then nobody else looks at it.
            _ = own.Task.Exception;
            throw;
        }
    }

    private static ToolOutcome Replay(ToolOutcome outcome) => outcome is ToolOutcome.Succeeded succeeded
        ? new ToolOutcome.Succeeded(succeeded.Result.DeepClone().AsObject(), IsReplay: true)
        : outcome;
}
