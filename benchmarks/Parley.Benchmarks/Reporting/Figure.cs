namespace Parley.Benchmarks.Reporting;

/// <summary>One measured figure.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">As measured.</param>
/// <param name="Unit">Such as ms, %, MB.</param>
/// <param name="Target">The most it should be (or the least, when <paramref name="MoreIsBetter"/>); null where none was set.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Target = null, bool MoreIsBetter = false)
{
    public bool? Reached => Target is { } target ? (MoreIsBetter ? Value >= target : Value <= target) : null;
}
