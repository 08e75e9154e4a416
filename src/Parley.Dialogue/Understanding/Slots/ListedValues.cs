using Parley.Flows;
using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;
using Parley.Understanding.Values;

namespace Parley.Understanding.Slots;

/// <summary>
/// Values told one after the other, as people type them, without a word that leads to any: "Friday at ten, a cough, John Smith, 217 555 0142". What tells a
/// list is that its other parts are values already; of the parts that are left two or more words with capitals are the name, and the first is what was in
/// free words.
/// </summary>
internal static class ListedValues
{
    private const int FewestParts = 3;
    private const int MostWords = 5;
    private const double Confidence = 0.75;

    private static readonly SlotType[] Telling = [SlotType.Date, SlotType.Time, SlotType.DateTime, SlotType.Phone, SlotType.Email, SlotType.Identifier];

    /// <summary>Claims of open slots that ask for a name or for any words.</summary>
    public static IEnumerable<Claim> Beside(IReadOnlyList<Claim> won, SpokenTurn turn, UnderstandingRequest request)
    {
        if (request.Confirming || !won.Any(c => Telling.Contains(c.Slot.Type)))
            return [];
        // "Hi," and "please" are no part of it.
        var parts = Parts(turn).Where(p => IsValue(p) || !Enumerable.Range(p.Start, p.Length).All(at => TopicWords.IsStop(turn[at]))).ToList();
        var bare = parts.Where(p => !IsValue(p)).ToList();
        if (parts.Count < FewestParts || bare.Count == 0 || bare.Count == parts.Count || !bare.TrueForAll(p => IsBare(turn, p)))
            return [];
        var open = request.Slots.Where(s => !request.Filled.ContainsKey(s.Name) && !won.Any(c => c.Slot.Name == s.Name)).ToList();
        return [.. Names(bare, open, turn), .. Texts(bare, open, turn)];

        bool IsValue(TokenSpan part) => won.Any(c => !c.SharesWords && c.Span.Overlaps(part));
    }

    /// <summary>Takes the part it found from <paramref name="bare"/>.</summary>
    private static IEnumerable<Claim> Names(List<TokenSpan> bare, List<SlotDefinition> open, SpokenTurn turn)
    {
        if (open.Where(s => s.Type is SlotType.Name).ToList() is not [var slot] || bare.Where(p => IsName(turn, p)).ToList() is not [var name])
            yield break;
        bare.Remove(name);
        yield return new Claim(slot, NameWords.Found(name, [.. turn.Tokens.Skip(name.Start).Take(name.Length).Select(t => t.Original)], Confidence, isEvident: true), Confidence, IsSaidAgain: false);
    }

    private static IEnumerable<Claim> Texts(List<TokenSpan> bare, List<SlotDefinition> open, SpokenTurn turn)
    {
        if (open.Where(s => s.Type is SlotType.Text).ToList() is not [var slot] || bare is not [var text])
            yield break;
        text = turn.Is(text.Start, "a", "an", "the") && text.Length > 1 ? text with { Start = text.Start + 1 } : text;
        yield return new Claim(slot, new Reading.Found(text, turn.Slice(text), turn.Slice(text), Confidence, IsEvident: true), Confidence, IsSaidAgain: false);
    }

    private static IEnumerable<TokenSpan> Parts(SpokenTurn turn)
    {
        var start = 0;
        for (var at = 1; at <= turn.Count; at++)
            if (at == turn.Count || turn.IsBreak(at))
            {
                yield return new TokenSpan(start, at);
                start = at;
            }
    }

    /// <summary>No sentence, and not much of one: a few words that stand for themselves.</summary>
    private static bool IsBare(SpokenTurn turn, TokenSpan part) => part.Length <= MostWords
        && Enumerable.Range(part.Start, part.Length).All(at => !TopicWords.IsStop(turn[at]) || turn.Is(at, "a", "an", "the", "in", "of", "and"));

    /// <summary>Text all in lower case says nothing of names.</summary>
    private static bool IsName(SpokenTurn turn, TokenSpan part) => part.Length is 2 or 3
        && Enumerable.Range(part.Start, part.Length).All(at => NameWords.CanBe(turn.Tokens[at], at - part.Start)
            && (char.IsUpper(turn.Tokens[at].Original[0]) || at > part.Start && at < part.End - 1 && NameWords.IsParticle(turn[at])));
}
