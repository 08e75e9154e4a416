using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Calls;

namespace Parley.Handoff;

/// <summary>
/// Tells people beside the queue: asks the targets in order until one takes it, and again after a pause when none did. Which one took it is noted
/// in the queue. Owns what is on its way until it is taken, given up, or the process ends; the queue has it in any case.
/// </summary>
internal sealed partial class HandoffDeliveries(
    IHandoffQueue queue, IEnumerable<IHandoffTarget> targets, IOptions<HandoffOptions> options, ILogger<HandoffDeliveries> logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    private readonly IHandoffTarget[] _targets = [.. targets.Where(target => target.IsOn)];
    private readonly ConcurrentDictionary<string, Lazy<(Task<bool> FirstRound, Task All)>> _onTheirWay = new();
    private readonly CancellationTokenSource _stop = new();
    private bool _isStopped;

    public bool HasTargets => _targets.Length > 0;

    /// <returns>Whether a target took it in the first round.</returns>
    public Task<bool> Deliver(string id, HandoffRecord record, bool isKept)
    {
        if (!HasTargets)
            return Task.FromResult(false);
        // One that waits for its next round is asked for anew when the caller asks again: then somebody waits for it.
        if (_onTheirWay.TryGetValue(id, out var waiting) && waiting.Value.FirstRound.IsCompleted)
            return RoundAsync(id, record, isKept);
        return _onTheirWay.GetOrAdd(id, _ => new(() => Begin(id, record, isKept))).Value.FirstRound;
    }

    /// <summary>Told once, to the target that took it: nothing is lost when it cannot be, for the queue says so.</summary>
    public async Task WithdrawAsync(CallContext call, QueuedHandoff handoff)
    {
        if (_targets.FirstOrDefault(t => t.Name == handoff.Target) is { } target
            && await AskAsync(call, token => target.WithdrawAsync(call, handoff, token)) is HandoffDelivery.Failed failed)
            NotWithdrawn(handoff.Id, call, target.Name, failed.Why);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isStopped)
            return;
        _isStopped = true;
        await _stop.CancelAsync();
        await Task.WhenAll(_onTheirWay.Values.Select(delivery => delivery.Value.All));
        _stop.Dispose();
    }

    private (Task<bool>, Task) Begin(string id, HandoffRecord record, bool isKept)
    {
        var firstRound = RoundAsync(id, record, isKept);
        return (firstRound, GoOnAsync(firstRound, id, record, isKept));
    }

    private async Task GoOnAsync(Task<bool> firstRound, string id, HandoffRecord record, bool isKept)
    {
        try
        {
            var isTaken = await firstRound;
            var pause = FirstPause;
            for (var round = 0; !isTaken && round < options.Value.Retries; round++)
            {
                await Task.Delay(pause, record.Call.Clock, _stop.Token);
                pause = pause * 4 < LongestPause ? pause * 4 : LongestPause;
                isTaken = await IsNotedAsync(id, record) || await RoundAsync(id, record, isKept);
            }

            if (!isTaken)
                GaveUp(id, record.Call);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The queue keeps it.
        }
        finally
        {
            _onTheirWay.TryRemove(id, out _);
        }
    }

    /// <summary>The caller asked again meanwhile and it was taken then, or somebody has seen to it.</summary>
    private async Task<bool> IsNotedAsync(string id, HandoffRecord record)
    {
        try
        {
            return await queue.FindAsync(record.Call.Tenant, id, _stop.Token) is { } kept && (kept.Target.Length > 0 || kept.Status is not HandoffStatus.Open);
        }
#pragma warning disable CA1031 // Not to know is to ask once more.
        catch (Exception) when (!_stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private async Task<bool> RoundAsync(string id, HandoffRecord record, bool isKept)
    {
        foreach (var target in _targets)
        {
            if (await AskAsync(record.Call, token => target.DeliverAsync(record, id, token)) is HandoffDelivery.Failed failed)
            {
                NotTaken(id, record.Call, target.Name, failed.Why);
                continue;
            }

            if (isKept && await NoteAsync(target, id, record) is { Status: HandoffStatus.Withdrawn } withdrawn)
                await WithdrawAsync(record.Call, withdrawn);
            return true;
        }

        return false;
    }

    private async Task<HandoffDelivery> AskAsync(CallContext call, Func<CancellationToken, ValueTask<HandoffDelivery>> ask)
    {
        try
        {
            return await InTimeAsync(call, ask);
        }
        catch (OperationCanceledException)
        {
            return new HandoffDelivery.Failed("It took too long.");
        }
#pragma warning disable CA1031 // A fault of one target is what the next one is there for.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return new HandoffDelivery.Failed(fault.GetType().Name);
        }
    }

    /// <returns>As it stands then: it may have been withdrawn while the target was asked.</returns>
    private async Task<QueuedHandoff?> NoteAsync(IHandoffTarget target, string id, HandoffRecord record)
    {
        try
        {
            return await InTimeAsync(record.Call, async token =>
            {
                await queue.NoteTargetAsync(record.Call.Tenant, id, target.Name, token);
                return await queue.FindAsync(record.Call.Tenant, id, token);
            });
        }
#pragma warning disable CA1031 // People know; asking again would at most tell them twice.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotNoted(id, record.Call, target.Name, fault);
            return null;
        }
    }

    private async Task<T> InTimeAsync<T>(CallContext call, Func<CancellationToken, ValueTask<T>> work)
    {
        using var limit = new CancellationTokenSource(options.Value.Deadline, call.Clock);
        // Waited for no longer than that even when it does not heed the token.
        return await work(limit.Token).AsTask().WaitAsync(limit.Token);
    }

    [LoggerMessage(LogLevel.Warning, "Hand-off {Id} of {Call} was not taken by {Target}: {Why}")]
    private partial void NotTaken(string id, CallContext call, string target, string why);

    [LoggerMessage(LogLevel.Warning, "Hand-off {Id} of {Call} was withdrawn, but {Target} could not be told: {Why}")]
    private partial void NotWithdrawn(string id, CallContext call, string target, string why);

    [LoggerMessage(LogLevel.Error, "Hand-off {Id} of {Call} was taken by no target; it waits in the queue")]
    private partial void GaveUp(string id, CallContext call);

    [LoggerMessage(LogLevel.Warning, "Hand-off {Id} of {Call} was taken by {Target}, which could not be noted")]
    private partial void NotNoted(string id, CallContext call, string target, Exception fault);
}
