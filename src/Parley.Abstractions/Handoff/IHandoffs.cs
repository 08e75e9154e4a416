namespace Parley.Handoff;

/// <summary>Hands callers over to people. Idempotent per call and reason: asking twice yields one record. Thread-safe.</summary>
public interface IHandoffs
{
    ValueTask<HandoffReceipt> RaiseAsync(HandoffRecord record, CancellationToken cancellationToken);
}
