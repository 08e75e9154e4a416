using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Tells amounts from identifiers by the word that follows.</summary>
internal static class Quantities
{
    private static readonly WordSet Units = new(
        "dollar dollars bucks cents percent year years month months week weeks day days hour hours minute minutes seconds people persons patients milligrams milligram mg grams ml pounds euros euro points mile miles kilometers km units pills tablets times o'clock am pm degrees million thousand square feet foot inches calories steps guests copies boxes pieces items employees customers");

    public static bool IsOne(SpokenText text, int firstToken, int lastToken)
    {
        if (text.IsMark(firstToken - 1, '$') || text.IsMark(firstToken - 1, '\u20ac') || text.IsMark(firstToken - 1, '\u00a3') || text.IsMark(firstToken - 1, '#'))
            return !text.IsMark(firstToken - 1, '#');
        var next = lastToken + 1;
        return next < text.Tokens.Length && (text.IsMark(next, '%') || Units.Contains(text.Word(next)));
    }
}
