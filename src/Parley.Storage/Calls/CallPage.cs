namespace Parley.Storage.Calls;

/// <summary>Calls, newest first, and the id to ask for the next page with; null on the last one.</summary>
public sealed record CallPage(IReadOnlyList<CallRecord> Calls, string? NextBefore);
