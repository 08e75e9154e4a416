using Parley.Records;
using Parley.Storage.Usage;
using Parley.Tenancy;

namespace Parley.Storage.Journal;

/// <summary>What waits for the writer.</summary>
internal abstract record JournalItem
{
    private JournalItem() { }

    public sealed record Opened(LiveCall Call) : JournalItem;

    public sealed record Happened(LiveCall Call, JournaledEvent Seen, CallEvent Fact) : JournalItem;

    /// <summary>What a call holds back, to be kept in case the process dies before it is told.</summary>
    public sealed record Waiting(LiveCall Call, HeldLines Held) : JournalItem;

    /// <summary>A language model was asked.</summary>
    /// <param name="Call">Null when the call is over.</param>
    public sealed record Asked(TenantContext Tenant, LiveCall? Call, ModelRequestRow Request) : JournalItem;

    /// <summary>Completed once everything before it was written or given up.</summary>
    public sealed record Barrier(TaskCompletionSource Reached) : JournalItem;
}
