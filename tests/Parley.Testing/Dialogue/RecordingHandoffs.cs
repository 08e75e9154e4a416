using Parley.Calls;
using Parley.Handoff;

namespace Parley.Testing.Dialogue;

/// <summary>Takes every hand-off, once per call and reason, and remembers the records.</summary>
public sealed class RecordingHandoffs : IHandoffs
{
    private readonly List<HandoffRecord> _records = [];

    public IReadOnlyList<HandoffRecord> Records => [.. _records];

    public ValueTask<HandoffReceipt> RaiseAsync(HandoffRecord record, CancellationToken cancellationToken)
    {
        if (!_records.Exists(r => r.Call.Id == record.Call.Id && r.Reason == record.Reason))
            _records.Add(record);
        return ValueTask.FromResult(new HandoffReceipt($"handoff_{_records.Count}", true, "Somebody will call you back."));
    }

    public ValueTask<IReadOnlyList<QueuedHandoff>> OfCallAsync(CallContext call, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<QueuedHandoff>>(
            [.. _records.Select((record, at) => QueuedHandoff.Of($"handoff_{at + 1}", record)).Where(h => h.Call == call.Id && !Withdrawn.Contains(h.Id)).Reverse()]);

    /// <summary>What was taken back, by id.</summary>
    public List<string> Withdrawn { get; } = [];

    /// <summary>Somebody sees to every hand-off at once.</summary>
    public bool AreClaimed { get; set; }

    public ValueTask<HandoffChange> WithdrawAsync(CallContext call, string id, CancellationToken cancellationToken)
    {
        if (!id.StartsWith("handoff_", StringComparison.Ordinal) || _records.Count == 0)
            return ValueTask.FromResult<HandoffChange>(new HandoffChange.Missing());
        var queued = QueuedHandoff.Of(id, _records[^1]) with { Status = AreClaimed ? HandoffStatus.Claimed : HandoffStatus.Open };
        var change = queued.Withdraw(_records[^1].At);
        if (change is HandoffChange.Made)
            Withdrawn.Add(id);
        return ValueTask.FromResult(change);
    }
}
