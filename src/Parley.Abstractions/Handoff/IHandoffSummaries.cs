namespace Parley.Handoff;

/// <summary>Has calls summed up better than rules can, behind the caller's back. Thread-safe.</summary>
public interface IHandoffSummaries
{
    /// <returns>Null where nobody may be asked, nobody answers, or the answer is not to be trusted: then the record's own summary stays. Throws only when cancelled.</returns>
    Task<HandoffSummary?> WriteAsync(HandoffRecord record, CancellationToken cancellationToken);
}
