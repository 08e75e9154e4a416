using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Calls;

namespace Parley.Handoff;

/// <summary>
/// Puts a hand-off in the queue, then asks the targets in order until one takes it. Each has a deadline on the call's clock; what has begun goes
/// on when the caller hangs up meanwhile, since a person is needed all the same.
/// </summary>
internal sealed partial class Handoffs(
    IHandoffQueue queue, IEnumerable<IHandoffTarget> targets, IOptions<HandoffOptions> options, ILogger<Handoffs> logger) : IHandoffs, IAsyncDisposable
{
    private readonly IHandoffTarget[] _targets = [.. targets.Where(target => target.IsOn)];
    private readonly ConcurrentDictionary<string, Lazy<Task<HandoffReceipt>>> _underWay = new();

    public async ValueTask<HandoffReceipt> RaiseAsync(HandoffRecord record, CancellationToken cancellationToken)
    {
        var id = HandoffId.For(record);
        var raising = _underWay.GetOrAdd(id, _ => new Lazy<Task<HandoffReceipt>>(() => RunAsync(id, record)));
        return await raising.Value.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_underWay.Values.Select(raising => raising.Value));

    private async Task<HandoffReceipt> RunAsync(string id, HandoffRecord record)
    {
        try
        {
            var kept = await KeepAsync(id, record);
            if (kept is { Target.Length: > 0 })
                return new HandoffReceipt(id, Accepted: true, HandoffTell.For(record, accepted: true));
            var isTaken = await DeliverAsync(id, record, isKept: kept is not null);
            if (kept is null && !isTaken)
                return new HandoffReceipt(id, Accepted: false, HandoffTell.Lost(record));
            var accepted = isTaken || _targets.Length == 0;
            return new HandoffReceipt(id, accepted, HandoffTell.For(record, accepted));
        }
        finally
        {
            _underWay.TryRemove(id, out _);
        }
    }

    private async Task<QueuedHandoff?> KeepAsync(string id, HandoffRecord record)
    {
        try
        {
            return await InTimeAsync(record.Call, token => queue.AddAsync(record.Call.Tenant, QueuedHandoff.Of(id, record), token));
        }
#pragma warning disable CA1031 // Whatever ails the queue, a target can still tell people.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotKept(id, record.Call.Id, fault);
            return null;
        }
    }

    private async Task<bool> DeliverAsync(string id, HandoffRecord record, bool isKept)
    {
        foreach (var target in _targets)
        {
            if (await AskAsync(target, id, record) is HandoffDelivery.Failed failed)
            {
                NotTaken(id, record.Call.Id, target.Name, failed.Why);
                continue;
            }

            if (isKept)
                await NoteAsync(target, id, record);
            return true;
        }

        return false;
    }

    private async Task<HandoffDelivery> AskAsync(IHandoffTarget target, string id, HandoffRecord record)
    {
        try
        {
            return await InTimeAsync(record.Call, token => target.DeliverAsync(record, id, token));
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

    private async Task NoteAsync(IHandoffTarget target, string id, HandoffRecord record)
    {
        try
        {
            await InTimeAsync(record.Call, async token =>
            {
                await queue.NoteTargetAsync(record.Call.Tenant, id, target.Name, token);
                return true;
            });
        }
#pragma warning disable CA1031 // People know; asking again would at most tell them twice.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotNoted(id, target.Name, fault);
        }
    }

    private async Task<T> InTimeAsync<T>(CallContext call, Func<CancellationToken, ValueTask<T>> work)
    {
        using var limit = new CancellationTokenSource(options.Value.Deadline, call.Clock);
        // Waited for no longer than that even when it does not heed the token.
        return await work(limit.Token).AsTask().WaitAsync(limit.Token);
    }

    [LoggerMessage(LogLevel.Error, "Hand-off {Id} of {Call} is not in the queue")]
    private partial void NotKept(string id, CallId call, Exception fault);

    [LoggerMessage(LogLevel.Warning, "Hand-off {Id} of {Call} was not taken by {Target}: {Why}")]
    private partial void NotTaken(string id, CallId call, string target, string why);

    [LoggerMessage(LogLevel.Warning, "Hand-off {Id} was taken by {Target}, which could not be noted")]
    private partial void NotNoted(string id, string target, Exception fault);
}
