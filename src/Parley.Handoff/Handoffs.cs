using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Calls;

namespace Parley.Handoff;

/// <summary>
/// Puts a hand-off in the queue, has it delivered, and tells the caller what happens next, within a bound: a target that is slow or down is dealt
/// with behind the caller's back. What has begun goes on when the caller hangs up meanwhile, since a person is needed all the same.
/// </summary>
internal sealed partial class Handoffs(
    IHandoffQueue queue, HandoffDeliveries deliveries, BetterSummaries summaries, IOptions<HandoffOptions> options, ILogger<Handoffs> logger) : IHandoffs, IAsyncDisposable
{
    /// <summary>The queue is a file on this machine: one that takes longer is broken.</summary>
    private static readonly TimeSpan QueueDeadline = TimeSpan.FromSeconds(1.5);

    private readonly ConcurrentDictionary<string, Lazy<Task<HandoffReceipt>>> _underWay = new();

    public async ValueTask<HandoffReceipt> RaiseAsync(HandoffRecord record, CancellationToken cancellationToken)
    {
        var first = HandoffId.For(record);
        var raising = _underWay.GetOrAdd(first, _ => new Lazy<Task<HandoffReceipt>>(() => RunAsync(first, record)));
        return await raising.Value.WaitAsync(cancellationToken);
    }

    public async ValueTask<HandoffChange> WithdrawAsync(CallContext call, string id, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = new CancellationTokenSource(QueueDeadline, call.Clock);
            var change = await queue.WithdrawAsync(call.Tenant, id, call.Clock.GetUtcNow(), limit.Token).AsTask().WaitAsync(limit.Token);
            if (change is HandoffChange.Made made)
                await deliveries.WithdrawAsync(call, made.Handoff);
            return change;
        }
#pragma warning disable CA1031 // Whatever ails the queue: what could not be taken back stands.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotTakenBack(id, call.Id.Value, fault);
            return new HandoffChange.Missing();
        }
    }

    public async ValueTask<IReadOnlyList<QueuedHandoff>> OfCallAsync(CallContext call, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            return await queue.OfCallAsync(call.Tenant, call.Id, limit.Token).AsTask().WaitAsync(QueueDeadline, call.Clock, limit.Token);
        }
#pragma warning disable CA1031 // Whatever ails the queue, the call goes on as if nobody had been called.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            NotKnown(call.Id.Value, fault);
            return [];
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_underWay.Values.Select(raising => raising.Value));

    private async Task<HandoffReceipt> RunAsync(string first, HandoffRecord record)
    {
        try
        {
            var id = await IdAsync(first, record);
            var kept = await KeepAsync(id, record);
            if (kept is not null)
                summaries.Begin(kept, record);
            if (kept is { Target.Length: > 0 })
                return new HandoffReceipt(id, Accepted: true, HandoffTell.For(record, accepted: true));
            var isTaken = await IsTakenInTimeAsync(deliveries.Deliver(id, record, isKept: kept is not null), record);
            if (kept is null && !isTaken)
                return new HandoffReceipt(id, Accepted: false, HandoffTell.Lost(record));
            var accepted = isTaken || !deliveries.HasTargets;
            return new HandoffReceipt(id, accepted, HandoffTell.For(record, accepted));
        }
        finally
        {
            _underWay.TryRemove(first, out _);
        }
    }

    /// <summary>Whoever was told of one that was taken back knows its id, and would take this one for the same.</summary>
    private async Task<string> IdAsync(string first, HandoffRecord record)
    {
        try
        {
            using var limit = new CancellationTokenSource(QueueDeadline, record.Call.Clock);
            var id = first;
            for (var again = 1; await queue.FindAsync(record.Call.Tenant, id, limit.Token).AsTask().WaitAsync(limit.Token) is { Status: HandoffStatus.Withdrawn }; again++)
                id = HandoffId.For(record, again);
            return id;
        }
#pragma warning disable CA1031 // Whatever ails the queue, a target can still tell people.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotKept(first, record.Call.Id.Value, fault);
            return first;
        }
    }

    /// <summary>What is still on its way after that goes on; the caller is told of no more than is certain.</summary>
    private async Task<bool> IsTakenInTimeAsync(Task<bool> firstRound, HandoffRecord record)
    {
        try
        {
            return await firstRound.WaitAsync(options.Value.Wait, record.Call.Clock);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<QueuedHandoff?> KeepAsync(string id, HandoffRecord record)
    {
        try
        {
            using var limit = new CancellationTokenSource(QueueDeadline, record.Call.Clock);
            return await queue.AddAsync(record.Call.Tenant, QueuedHandoff.Of(id, record), limit.Token).AsTask().WaitAsync(limit.Token);
        }
#pragma warning disable CA1031 // Whatever ails the queue, a target can still tell people.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotKept(id, record.Call.Id.Value, fault);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "Hand-off {Id} of {Call} could not be withdrawn")]
    private partial void NotTakenBack(string id, string call, Exception fault);

    [LoggerMessage(LogLevel.Error, "The hand-offs of {Call} are not known")]
    private partial void NotKnown(string call, Exception fault);

    [LoggerMessage(LogLevel.Error, "Hand-off {Id} of {Call} is not in the queue")]
    private partial void NotKept(string id, string call, Exception fault);
}
