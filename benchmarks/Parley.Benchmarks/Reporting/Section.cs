namespace Parley.Benchmarks.Reporting;

/// <summary>The figures of one measurement and what was done to get them.</summary>
/// <param name="Name">The command that measures it again.</param>
/// <param name="Load">What ran, how often, against what.</param>
internal sealed record Section(string Name, string Load, IReadOnlyList<Figure> Figures);
