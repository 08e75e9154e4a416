namespace Parley.Guardrails.Grounding;

/// <summary>What a text says, taken apart for comparison.</summary>
/// <param name="Words">Stems of its content words.</param>
/// <param name="Numbers">Its numbers, times as hours and minutes, "noon" as 12.</param>
/// <param name="Digits">All its digits in a row, for numbers said digit by digit.</param>
/// <param name="Days">Weekdays and months, three letters each, ranges spelled out.</param>
/// <param name="Names">Capitalised words inside sentences, lower case.</param>
/// <param name="IsNegated">It denies: "not", "never", "no".</param>
internal sealed record Claim(
    IReadOnlySet<string> Words, IReadOnlySet<int> Numbers, string Digits, IReadOnlySet<string> Days, IReadOnlySet<string> Names, bool IsNegated);
