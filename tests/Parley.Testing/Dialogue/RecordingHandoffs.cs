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
}
