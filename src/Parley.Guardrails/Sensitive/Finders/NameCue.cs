using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Words after which a name is likely.</summary>
/// <param name="Last">Index of their last token.</param>
/// <param name="IsStrong">A name follows for sure: "my name is".</param>
internal readonly record struct NameCue(int Last, bool IsStrong)
{
    private static readonly WordSet Owners = new("my his her their patient's patient’s first last sur full middle maiden mother's mother’s son's son’s daughter's daughter’s husband's husband’s wife's wife’s child's child’s the under given family patient customer client member caller account contact cardholder cardholder's whose");

    private static readonly WordSet Relatives = new("husband wife son daughter mother father mom dad sister brother partner child grandmother grandfather");

    private static readonly WordSet Kept = new("is it it's it’s be booked reserved reservation appointment account file filed listed registered put made booking prescription order policy something");

    public static NameCue? At(SpokenText text, int at)
    {
        if ((text.Is(at, "name") || text.Is(at, "surname")) && (at == 0 || text.Is(at, "surname") || Owners.Contains(text.Word(at - 1))))
            return IsNamed(text, at) ? new NameCue(at, true)
                : text.Is(at + 1, "is") || text.Is(at + 1, "was") || text.IsMark(at + 1, ':') || text.IsMark(at + 1, ',') || text.Is(at + 1, "of") ? new NameCue(at + 1, true)
                : text.Is(at + 1, "spelled") || text.Is(at + 1, "on") ? OnCard(text, at)
                : new NameCue(at, false);
        if (text.Is(at, "under") && IsKept(text, at - 1))
            return new NameCue(at, false);
        if (text.Is(at, "name's") || text.Is(at, "name’s"))
            return new NameCue(at, true);
        if ((text.Is(at, "holder") || text.Is(at, "cardholder")) && text.Is(at + 1, "is"))
            return new NameCue(at + 1, true);
        if (text.Is(at, "name") && text.Is(at - 1, "the") && text.Is(at + 1, "of"))
            return new NameCue(at + 1, true);
        if ((text.Is(at, "this") || text.Is(at, "patient")) && text.Is(at + 1, "is"))
            return new NameCue(at + 1, false);
        if (text.Is(at, "i'm") || text.Is(at, "i’m") || (text.Is(at, "it's") || text.Is(at, "it’s")))
            return new NameCue(at, false);
        if (text.Is(at, "am") && text.Is(at - 1, "i"))
            return new NameCue(at, false);
        if (text.Is(at, "me") && text.Is(at - 1, "call"))
            return new NameCue(at, false);
        if (text.Is(at, "mr") || text.Is(at, "mrs") || text.Is(at, "ms") || text.Is(at, "miss") || text.Is(at, "mister"))
            return text.IsMark(at + 1, '.') ? new NameCue(at + 1, IsTitled(text, at + 2)) : new NameCue(at, IsTitled(text, at + 1));
        if (Relatives.Contains(text.Word(at)) && at > 0 && Owners.Contains(text.Word(at - 1)))
            return new NameCue(text.IsMark(at + 1, ',') || text.Is(at + 1, "is") ? at + 1 : at, false);
        return null;
    }

    /// <summary>"under the name Kowalski", "last name Tanaka": a capital follows.</summary>
    private static bool IsNamed(SpokenText text, int at) =>
        (text.Is(at, "surname") || text.Is(at - 2, "under") || text.Is(at - 1, "first") || text.Is(at - 1, "last") || text.Is(at - 1, "middle") || text.Is(at - 1, "maiden") || text.Is(at - 1, "family"))
        && IsTitled(text, at + 1);

    /// <summary>What is booked, kept or filed under a name.</summary>
    private static bool IsKept(SpokenText text, int at) => at >= 0 && Kept.Contains(text.Word(at));

    private static NameCue OnCard(SpokenText text, int at)
    {
        for (var index = at + 1; index < Math.Min(text.Tokens.Length, at + 6); index++)
            if (text.Is(index, "is") || text.Is(index, "spelled"))
                return new NameCue(index, true);
        return new NameCue(at, false);
    }

    private static bool IsTitled(SpokenText text, int at) =>
        at < text.Tokens.Length && text.Tokens[at].Kind == TokenKind.Word && char.IsUpper(text.Text[text.Tokens[at].Start]);
}
