using Parley.Calls;
using Parley.Records;

namespace Parley.Storage.Calls;

/// <summary>One utterance as stored and shown; times in milliseconds since the start of the call.</summary>
public sealed record TranscriptRecord(
    int Turn, Speaker Speaker, string Text, long StartMs, long EndMs, bool Interrupted, bool Typed, IReadOnlyList<WordRecord> Words)
{
    internal static TranscriptRecord Of(TranscriptEntry entry) => new(
        entry.Turn, entry.Speaker, entry.Text, entry.Start.Milliseconds(), entry.End.Milliseconds(), entry.Interrupted, entry.Typed,
        [.. entry.Words.Select(word => new WordRecord(word.Text, word.Start.Milliseconds(), word.End.Milliseconds()))]);
}
