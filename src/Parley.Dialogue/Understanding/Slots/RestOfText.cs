using Parley.Flows;
using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;
using Parley.Understanding.Values;

namespace Parley.Understanding.Slots;

/// <summary>What an answer in free words says beside the values of other slots: of "sore throat, next Wednesday" the sore throat.</summary>
internal static class RestOfText
{
    private static readonly string[] Nouns = ["name", "number", "phone", "telephone", "cell", "mobile", "email", "mail", "birthday", "born", "birth", "date", "time", "day", "address", "insurance", "plan", "doctor", "dr", "reach", "call", "prefer", "preferably", "come", "coming", "see", "no", "wait", "sorry", "instead", "rather", "scratch", "hold", "hang", "better"];
    private static readonly string[] Edges = ["and", "but", "with", "on", "at", "for", "to", "by", "from", "in", "of", "a", "an", "the", "is", "my", "around", "about", "please", "um", "uh", "so", "or", "then", "also", "because", "it's", "thanks"];

    /// <summary>Cuts the claimed words out of free text; where nothing of weight is left there was none.</summary>
    public static List<Claim> LeftBy(List<Claim> won, SpokenTurn turn)
    {
        var taken = won.Where(c => !c.SharesWords).Select(c => Introduced(c.Span, turn)).ToList();
        var left = new List<Claim>();
        foreach (var claim in won)
            if (claim.Slot.Type is not SlotType.Text || !claim.SharesWords || !taken.Exists(t => t.Overlaps(claim.Span)))
                left.Add(claim);
            else if (Longest(claim.Span, taken, turn) is { } rest)
                left.Add(claim with { Reading = Of(claim.Reading, rest, turn) });
        return left;
    }

    /// <summary>A value with the words that only lead to it: "my number is", "on".</summary>
    private static TokenSpan Introduced(TokenSpan span, SpokenTurn turn)
    {
        var start = span.Start;
        while (start > 0 && !turn.IsBreak(start) && (TopicWords.IsStop(turn[start - 1]) || Nouns.Contains(turn[start - 1]) || turn.Is(start - 1, "order", "zip", "code", "member")))
            start--;
        return span with { Start = start };
    }

    private static TokenSpan? Longest(TokenSpan text, List<TokenSpan> taken, SpokenTurn turn)
    {
        var pieces = new List<TokenSpan>();
        for (var at = text.Start; at < text.End; at++)
            if (taken.Exists(t => t.Start <= at && at < t.End))
                continue;
            else if (pieces.Count > 0 && pieces[^1].End == at)
                pieces[^1] = pieces[^1] with { End = at + 1 };
            else
                pieces.Add(new TokenSpan(at, at + 1));
        var best = pieces.Select(p => Trimmed(p, turn)).OrderByDescending(p => Weight(p, turn)).FirstOrDefault();
        return Weight(best, turn) > 0 ? best : null;
    }

    private static TokenSpan Trimmed(TokenSpan piece, SpokenTurn turn)
    {
        var (start, end) = (piece.Start, piece.End);
        while (start < end && turn.Is(start, Edges))
            start++;
        while (end > start && turn.Is(end - 1, Edges))
            end--;
        return new TokenSpan(start, end);
    }

    private static int Weight(TokenSpan piece, SpokenTurn turn) =>
        Enumerable.Range(piece.Start, Math.Max(0, piece.Length)).Count(at => turn[at].Length > 1 && !TopicWords.IsStop(turn[at]) && !Nouns.Contains(turn[at]));

    private static Reading.Found Of(Reading.Found reading, TokenSpan rest, SpokenTurn turn)
    {
        var text = turn.Slice(rest);
        return reading with { Span = rest, Normal = text, Spoken = text };
    }
}
