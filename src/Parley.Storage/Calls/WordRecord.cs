namespace Parley.Storage.Calls;

/// <summary>A word and when it was spoken, in milliseconds since the start of the call.</summary>
public sealed record WordRecord(string Text, long StartMs, long EndMs);
