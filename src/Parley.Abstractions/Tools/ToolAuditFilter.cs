using Parley.Calls;

namespace Parley.Tools;

/// <summary>Which records are asked for; null for all.</summary>
/// <param name="Outcome">As entries name it, such as <c>refused</c>.</param>
public sealed record ToolAuditFilter(CallId? Call = null, string? Tool = null, string? Outcome = null)
{
    public bool Takes(ToolAuditEntry entry) =>
        (Call is null || entry.Call == Call) && (Tool is null || entry.Tool == Tool) && (Outcome is null || entry.Outcome == Outcome);
}
