namespace Parley.Storage.Usage;

/// <summary>What several requests to language models come to, those nobody heard of included.</summary>
/// <param name="Requests">How many.</param>
/// <param name="Models">Their names, in the order they ended first.</param>
/// <param name="InputTokens">Of the prompts, cached ones included.</param>
/// <param name="CachedInputTokens">Of them, those a prefix cache held.</param>
/// <param name="OutputTokens">What the models wrote.</param>
/// <param name="Estimated">Some of it is counted from letters.</param>
/// <param name="Cost">Of the requests to models with a price; null where none had one.</param>
/// <param name="Currency">ISO 4217; null where the configuration names none.</param>
/// <param name="UnusedCost">The part of it for answers nobody heard: outrun hedges and replies begun ahead of another turn.</param>
/// <param name="Unpriced">Requests to models without a price: what they cost is not in the cost.</param>
/// <param name="Hedged">Requests made because a model was late.</param>
/// <param name="FellBack">Requests made because a model had failed.</param>
/// <param name="Ahead">Requests made before the caller's turn was known to be over.</param>
public sealed record UsageSum(
    int Requests, IReadOnlyList<string> Models, long InputTokens, long CachedInputTokens, long OutputTokens, bool Estimated,
    decimal? Cost, string? Currency, decimal? UnusedCost, int Unpriced, int Hedged, int FellBack, int Ahead)
{
    internal static UsageSum Of(IReadOnlyList<ModelRequestRecord> requests)
    {
        var priced = requests.Where(r => r.Cost is not null).ToList();
        return new UsageSum(
            requests.Count,
            [.. requests.Select(r => r.Model).Distinct()],
            requests.Sum(r => r.InputTokens), requests.Sum(r => r.CachedInputTokens), requests.Sum(r => r.OutputTokens),
            requests.Any(r => r.Estimated),
            priced.Count > 0 ? priced.Sum(r => r.Cost) : null,
            priced.FirstOrDefault()?.Currency,
            priced.Count > 0 ? priced.Where(r => !r.Used).Sum(r => r.Cost) : null,
            requests.Count - priced.Count,
            requests.Count(r => r.Hedge), requests.Count(r => r.Fallback), requests.Count(r => r.Ahead));
    }
}
