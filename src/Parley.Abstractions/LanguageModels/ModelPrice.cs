namespace Parley.LanguageModels;

/// <summary>What a model costs, in one currency that the whole configuration uses, per million tokens.</summary>
/// <param name="Input">Tokens of the prompt that the server had to read.</param>
/// <param name="Output">Tokens it wrote.</param>
/// <param name="CachedInput">Tokens of the prompt that its prefix cache held.</param>
public sealed record ModelPrice(decimal Input, decimal Output, decimal CachedInput)
{
    /// <summary>ISO 4217, such as <c>EUR</c>; empty where the configuration names none.</summary>
    public string Currency { get; init; } = "";

    public bool IsFree => Input == 0 && Output == 0 && CachedInput == 0;

    /// <param name="inputTokens">Of the whole prompt, <paramref name="cachedTokens"/> included.</param>
    public decimal Of(long inputTokens, long cachedTokens, long outputTokens) =>
        ((inputTokens - cachedTokens) * Input + cachedTokens * CachedInput + outputTokens * Output) / 1_000_000m;
}
