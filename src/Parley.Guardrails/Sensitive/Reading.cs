using System.Runtime.InteropServices;
using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive;

/// <summary>One text under search: what it says, its cues, and what was found so far. Finders come in order; what one claimed the next ones leave.</summary>
internal sealed class Reading
{
    private const int ReachBefore = 14;
    private const int ReachAfter = 6;

    private static readonly WordSet Links = new("is was that's that’s that for as my the his her their our it's it’s it be would and best a on");

    private static readonly WordSet Determiners = new("the my this that his her your our their new insurance debit credit bank");

    private static readonly WordSet Prepositions = new("on for of from with");

    private readonly List<Cue> _cues = [];
    private readonly List<SensitiveSpan> _found = [];

    /// <param name="isNearCard">Whether card data was said shortly before.</param>
    public Reading(string text, CueKind asked, bool isNearCard = false)
    {
        Spoken = SpokenText.Of(text);
        Asked = asked;
        IsNearCard = isNearCard;
        CuePhrases.Find(Spoken, _cues);
    }

    public SpokenText Spoken { get; }

    /// <summary>What the agent had just asked for, where that is known.</summary>
    public CueKind Asked { get; }

    /// <summary>Card data was said shortly before: "expires" by itself then speaks of the card.</summary>
    public bool IsNearCard { get; }

    /// <summary>Whether whatever is said next may belong to a card.</summary>
    public bool IsAboutCard => HasFound(SensitiveCategory.CardNumber) || Has(CueKind.Card);

    public ReadOnlySpan<Cue> Cues => CollectionsMarshal.AsSpan(_cues);

    public List<SensitiveSpan> Found => _found;

    public bool Has(CueKind kind)
    {
        foreach (var cue in Cues)
            if (cue.Kind == kind)
                return true;
        return false;
    }

    public bool HasFound(SensitiveCategory category)
    {
        foreach (var span in _found)
            if (span.Category == category)
                return true;
        return false;
    }

    /// <summary>Whether anything between two tokens tells what a number is.</summary>
    public bool Announces(int first, int last)
    {
        foreach (var cue in Cues)
            if (cue.First > first && cue.Last < last && IsTelling(cue.Kind))
                return true;
        return false;
    }

    /// <summary>Adds what was said from one token to another, unless a finder before claimed a part of it.</summary>
    public bool Claim(SensitiveCategory category, int firstToken, int lastToken)
    {
        var tokens = Spoken.Tokens;
        return ClaimText(category, tokens[firstToken].Start, tokens[lastToken].End);
    }

    public bool ClaimText(SensitiveCategory category, int start, int end)
    {
        var span = new SensitiveSpan(start, end - start, category);
        foreach (var other in _found)
            if (other.Overlaps(span))
                return false;
        _found.Add(span);
        return true;
    }

    public bool IsClaimed(int token)
    {
        var (start, end) = (Spoken.Tokens[token].Start, Spoken.Tokens[token].End);
        foreach (var span in _found)
            if (span.Start < end && start < span.End)
                return true;
        return false;
    }

    /// <summary>"April 12, no sorry, April 13": what was taken back and what was meant are one. To be called with all that was found, in order.</summary>
    public void JoinCorrected()
    {
        for (var index = _found.Count - 2; index >= 0; index--)
        {
            var (before, after) = (_found[index], _found[index + 1]);
            if (before.Category != after.Category || !Spoken.IsTakenBackBetween(before.End, after.Start))
                continue;
            _found[index] = before with { Length = after.End - before.Start };
            _found.RemoveAt(index + 1);
        }
    }

    /// <summary>
    /// What the words around say it is: the nearest telling cue before it, else one shortly after ("... is my member number"), else what the
    /// agent asked for.
    /// </summary>
    public CueKind KindOf(int firstToken, int lastToken)
    {
        var before = Before(firstToken);
        if (before.Kind != CueKind.None && !SpokeOfAnother(before.Last, firstToken))
            return before.Kind;
        foreach (var cue in Cues)
            if (cue.First > lastToken && cue.First - lastToken <= ReachAfter && IsTelling(cue.Kind) && SaysWhatItWas(lastToken, cue.First) && !AnnouncesAnother(cue.Last))
                return cue.Kind;
        return before.Kind != CueKind.None ? before.Kind : Asked;
    }

    /// <summary>"routing 121000358 and 998877665 for the account": the cue had its number already.</summary>
    private bool SpokeOfAnother(int cueToken, int token)
    {
        // A few words at most: a cue reaches no farther.
        var digits = 0;
        for (var at = cueToken + 1; at < token; at++)
        {
            var said = Spoken.Tokens[at];
            digits = said.IsNumber ? digits + (said.Kind == TokenKind.Digits ? said.Length : 1)
                : said.Kind is TokenKind.Mark or TokenKind.Filler ? digits : 0;
            if (digits > 2)
                return true;
        }

        return false;
    }

    /// <summary>The nearest telling cue that ends before a token.</summary>
    public Cue Before(int token)
    {
        for (var index = Cues.Length - 1; index >= 0; index--)
        {
            var cue = Cues[index];
            if (cue.Last >= token || !IsTelling(cue.Kind))
                continue;
            return token - cue.Last <= ReachBefore ? OnCard(index) : default;
        }

        return default;
    }

    /// <summary>"the member id on the card is", "the cvv for this card", "the chart number on the form": what stands there is told, not the card's number.</summary>
    private Cue OnCard(int index)
    {
        var cue = _cues[index];
        if (cue.Kind is not (CueKind.Card or CueKind.Benign))
            return cue;
        var at = cue.First - 1;
        while (at >= 0 && Determiners.Contains(Spoken.Word(at)))
            at--;
        if (at < 0 || !(cue.Kind == CueKind.Card ? Prepositions.Contains(Spoken.Word(at)) : Spoken.Is(at, "on")))
            return cue;
        for (var before = index - 1; before >= 0; before--)
            if (IsTelling(_cues[before].Kind))
                return at - _cues[before].Last <= 2 && _cues[before].Kind is not CueKind.Benign ? _cues[before] : cue;
        return cue;
    }

    /// <summary>Whether the nearest one who is spoken of before a token is the business itself.</summary>
    public bool IsOurs(int token, int lastToken)
    {
        for (var index = Cues.Length - 1; index >= 0; index--)
            if (Cues[index] is { Kind: CueKind.Ours or CueKind.Theirs } cue && cue.Last < token && token - cue.Last <= ReachBefore)
                return cue.Kind == CueKind.Ours;
        foreach (var cue in Cues)
            if (cue.First > lastToken && cue.Kind is CueKind.Ours or CueKind.Theirs)
                return cue.Kind == CueKind.Ours;
        return false;
    }

    /// <summary>A number after "the expiration date on my card is" is announced by both: the cue asked for counts through cards.</summary>
    public bool IsExpiryBefore(int token)
    {
        for (var index = Cues.Length - 1; index >= 0; index--)
        {
            if (Cues[index].Last >= token || !IsTelling(Cues[index].Kind) || Cues[index].Kind == CueKind.Card)
                continue;
            return Cues[index].Kind == CueKind.Expiry && token - Cues[index].Last <= ReachBefore;
        }

        return false;
    }

    public bool IsCueJustBefore(int token, CueKind kind, int reach)
    {
        foreach (var cue in Cues)
            if (cue.Kind == kind && cue.Last < token && token - cue.Last <= reach)
                return true;
        return false;
    }

    /// <summary>Only small words stand between: "..., that's my social".</summary>
    private bool SaysWhatItWas(int lastToken, int cueToken)
    {
        for (var at = lastToken + 1; at < cueToken; at++)
            if (Spoken.Tokens[at].Kind != TokenKind.Mark && !Links.Contains(Spoken.Word(at)))
                return false;
        return true;
    }

    /// <summary>"415 223 1212, social 123 ...": the cue speaks of the number after it.</summary>
    private bool AnnouncesAnother(int cueToken)
    {
        var at = cueToken + 1;
        while (at < Spoken.Tokens.Length && (Spoken.Tokens[at].Kind == TokenKind.Mark || Spoken.Is(at, "is") || Spoken.Is(at, "number") || Spoken.Is(at, "it's")))
            at++;
        return at < Spoken.Tokens.Length && Spoken.Tokens[at].IsSymbol && (at == cueToken + 1 || !Spoken.IsMark(at - 1, '.'));
    }

    private static bool IsTelling(CueKind kind) => kind is not (CueKind.Ours or CueKind.Theirs or CueKind.ExpiringThing or CueKind.None);
}
