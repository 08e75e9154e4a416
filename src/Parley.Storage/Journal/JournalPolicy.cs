using Parley.Records;

namespace Parley.Storage.Journal;

/// <summary>Which facts are stored.</summary>
internal static class JournalPolicy
{
    /// <summary>Interims are many and each replaces the one before: only live viewers want them.</summary>
    public static bool IsKept(CallEvent fact) => fact is not CallEvent.Heard;
}
