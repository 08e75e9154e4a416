namespace Parley.Storage.Usage;

/// <summary>What the calls of one version of an agent asked of language models.</summary>
/// <param name="Requests">Requests, those nobody heard of included.</param>
/// <param name="InputTokens">Of the prompts, cached ones included.</param>
/// <param name="CachedInputTokens">Of them, those a prefix cache held.</param>
/// <param name="OutputTokens">What the models wrote.</param>
/// <param name="TokensPerCall">Input and output, over all calls of the version; null where no model was asked.</param>
/// <param name="Costs">One for each currency, which is one unless it was changed; empty where no model had a price.</param>
/// <param name="Unpriced">Requests to models without a price: what they cost is not in the costs.</param>
public sealed record UsageFigures(
    int Requests, long InputTokens, long CachedInputTokens, long OutputTokens, double? TokensPerCall, IReadOnlyList<CostFigures> Costs, int Unpriced);
