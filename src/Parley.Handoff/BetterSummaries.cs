using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Hosting;

namespace Parley.Handoff;

/// <summary>
/// Has what is in the queue summed up by a model, and notes the better summary there when it comes. Nobody waits for it: the hand-off went out with the
/// rules' own. Owns what is under way until it ends or the process does. Thread-safe.
/// </summary>
/// <param name="writer">Null where nobody writes better ones.</param>
internal sealed partial class BetterSummaries(
    IHandoffQueue queue, IOptions<HandoffOptions> options, ILogger<BetterSummaries> logger, IHandoffSummaries? writer = null) : IAsyncDisposable
{
    private readonly OwnedTasks _underWay = new();
    private readonly CancellationTokenSource _stop = new();
    private bool _isStopped;

    /// <param name="kept">As it is in the queue: one that was raised before may have its better summary.</param>
    public void Begin(QueuedHandoff kept, HandoffRecord record)
    {
        if (writer is not null && record.Basis is not null && kept is { Better: null, Status: HandoffStatus.Open or HandoffStatus.Claimed } && options.Value.SummaryDeadline > TimeSpan.Zero)
            _underWay.Add(WriteAsync(writer, kept.Id, record));
    }

    public async ValueTask DisposeAsync()
    {
        if (_isStopped)
            return;
        _isStopped = true;
        await _stop.CancelAsync();
        await _underWay.EndAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
        _stop.Dispose();
    }

    private async Task WriteAsync(IHandoffSummaries summaries, string id, HandoffRecord record)
    {
        // Off the raising's own thread, which a caller waits for.
        await Task.Yield();
        using var late = new CancellationTokenSource(options.Value.SummaryDeadline, record.Call.Clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _stop.Token);
        try
        {
            // Waited for no longer than that even when it does not heed the token.
            if (await summaries.WriteAsync(record, over.Token).WaitAsync(over.Token) is { } better)
                await queue.NoteSummaryAsync(record.Call.Tenant, id, better, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            NotInTime(id, record.Call.Id.Value);
        }
#pragma warning disable CA1031 // Whatever goes wrong, the rules' summary is there.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotWritten(id, record.Call.Id.Value, fault);
        }
    }

    [LoggerMessage(LogLevel.Information, "Hand-off {Id} of {Call} keeps the summary it was raised with: no better one came in time")]
    private partial void NotInTime(string id, string call);

    [LoggerMessage(LogLevel.Warning, "Hand-off {Id} of {Call} keeps the summary it was raised with")]
    private partial void NotWritten(string id, string call, Exception fault);
}
