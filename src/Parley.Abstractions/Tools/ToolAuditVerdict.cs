namespace Parley.Tools;

/// <summary>What a check of a tenant's chain found.</summary>
/// <param name="Records">How many were read.</param>
/// <param name="BrokenAt">The first place that does not fit; null when all do.</param>
/// <param name="Head">The newest hash: kept elsewhere, it also shows that the end was cut off.</param>
/// <param name="Erased">How many of them had their words deleted: their hashes hold the chain together but prove nothing of them.</param>
public sealed record ToolAuditVerdict(long Records, long? BrokenAt, string Head, long Erased = 0);
