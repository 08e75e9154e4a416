using Parley.Records;

namespace Parley.Storage.Journal;

/// <summary>What waits for the writer.</summary>
internal abstract record JournalItem
{
    private JournalItem() { }

    public sealed record Opened(LiveCall Call) : JournalItem;

    public sealed record Happened(LiveCall Call, JournaledEvent Seen, CallEvent Fact) : JournalItem;

    /// <summary>What a call holds back, to be kept in case the process dies before it is told.</summary>
    public sealed record Waiting(LiveCall Call, HeldLines Held) : JournalItem;

    /// <summary>Completed once everything before it was written or given up.</summary>
    public sealed record Barrier(TaskCompletionSource Reached) : JournalItem;
}
