using Parley.LanguageModels;

namespace Parley.Dialogue;

/// <summary>One request to one model, for the accounts. Lost hedges and broken attempts are here too: they cost as well.</summary>
/// <param name="Scope">For whom and what for.</param>
/// <param name="Model">Which, at which price.</param>
/// <param name="InputTokens">Of the whole prompt, cached ones included.</param>
/// <param name="CachedInputTokens">Of them, those the server's prefix cache held.</param>
/// <param name="OutputTokens">What it wrote.</param>
/// <param name="IsEstimated">The server told no usage: tokens are counted from letters.</param>
/// <param name="Cost">In the price's currency; null for a model without a price.</param>
/// <param name="TimeToFirstToken">From the request to the first piece of the answer; null when none came.</param>
/// <param name="Total">From the request to its end.</param>
/// <param name="Attempt">1 for the turn's first model; more for hedges and fallbacks.</param>
/// <param name="IsHedge">It was asked because the one before was late, not because it failed.</param>
/// <param name="IsAhead">It was asked before its turn was committed: <see cref="ModelScope.Committed"/> tells whether anybody came to hear of it.</param>
/// <param name="Ending">How it ended.</param>
public sealed record ModelUsage(
    ModelScope Scope,
    ModelDefinition Model,
    long InputTokens,
    long CachedInputTokens,
    long OutputTokens,
    bool IsEstimated,
    decimal? Cost,
    TimeSpan? TimeToFirstToken,
    TimeSpan Total,
    int Attempt,
    bool IsHedge,
    bool IsAhead,
    ModelEnding Ending)
{
    /// <summary>It stood in for a model that had failed or broken off.</summary>
    public bool IsFallback => !IsHedge && (Attempt > 1 || Scope.Except.Count > 0);
}
