namespace Parley.Understanding;

/// <param name="Name">An intent's name.</param>
/// <param name="Score">0 to 1, calibrated so that 0.5 is the threshold for acting on it without asking.</param>
public sealed record ScoredIntent(string Name, double Score);
