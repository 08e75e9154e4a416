namespace Parley.Storage.Calls;

/// <summary>Everything both sides said, in the order it was heard.</summary>
public sealed record CallTranscript(string CallId, IReadOnlyList<TranscriptRecord> Entries);
