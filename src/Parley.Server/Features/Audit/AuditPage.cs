namespace Parley.Server.Features.Audit;

/// <summary>Records, oldest first, and what to ask the next page with; null on the last one.</summary>
internal sealed record AuditPage(IReadOnlyList<AuditView> Records, long? NextAfter);
