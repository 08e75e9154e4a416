namespace Parley.Simulation.Checking;

/// <param name="Arguments">Those that matter; texts, or patterns in slashes.</param>
/// <param name="Outcome"><c>succeeded</c>, a code, or null for any.</param>
/// <param name="Times">How often; null for once or more.</param>
public sealed record ExpectedTool(string Tool, IReadOnlyDictionary<string, string> Arguments, string? Outcome, int? Times);
