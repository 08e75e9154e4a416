using Parley.Understanding.Spoken;

namespace Parley.Understanding.Slots;

/// <summary>Values that a turn names only to say that they are not meant.</summary>
internal static class TakenBack
{
    private static readonly string[] Links = ["on", "at", "for", "the", "in", "with", "doctor", "dr", "it's", "my", "a", "to", "this", "next", "want", "do", "make", "like", "around"];
    private static readonly string[] Nots = ["not", "isn't", "wasn't", "ain't", "can't", "cannot", "don't", "didn't", "except", "won't", "couldn't", "than"];
    private static readonly string[] Restarts = ["no", "sorry", "wait", "mean", "meant", "actually", "rather", "oops", "correction", "scratch", "instead", "make", "but", "nope"];

    private static readonly string[] Changes = ["change", "switch", "not", "wrong", "mistake", "better", "hold", "nah", "hang", "said"];

    /// <summary>"Wait", "actually", "change it": such words take a value back, and beside one they ask for nothing else.</summary>
    public static bool IsWording(string word) => Restarts.Contains(word) || Changes.Contains(word);

    /// <summary>"Not Tuesday", "instead of Tuesday", "from Tuesday to", "Tuesday won't work".</summary>
    public static bool IsMeantNot(SpokenTurn turn, TokenSpan span)
    {
        var before = span.Start - 1;
        for (var steps = 0; steps < 4 && turn.Is(before, Links) && !turn.IsBreak(before + 1); steps++)
            before--;
        // "I can't do the second or the third".
        if (turn[before] is "or" && !turn.IsBreak(before + 1))
            for (before -= 2; turn.Is(before, Links) && !turn.IsBreak(before + 1);)
                before--;
        // "No later than Friday" is about Friday all the same, and "less than 500" about 500.
        var isBound = turn[before] is "than" && (turn.Is(before - 1, "later", "earlier", "sooner") && turn.Is(before - 2, "no", "not") || turn.Is(before - 1, "more", "less", "fewer", "longer", "higher", "lower"));
        if (turn[before] is "but" && (turn.Is(before - 1, "anyone", "anybody", "anything", "any", "everyone", "anywhere") || turn.Is(before - 1, "day", "one", "time") && turn.Is(before - 2, "any", "every")) || IsFormer(turn, span))
            return true;
        // "That's right, except it's at four" is about four.
        if (turn[before] is "except" && turn.Is(before + 1, "it's", "make"))
            return false;
        if (turn.Is(before, Nots) && !isBound && !turn.IsBreak(before + 1))
            return true;
        if (turn.Has(span.Start - 2, "instead of") || turn.Has(span.Start - 3, "instead of the") || turn.Has(span.Start - 2, "rather than"))
            return true;
        if ((turn.Is(span.Start - 1, "from") || turn.Has(span.Start - 2, "from the")) && Later(turn, span.End, "to"))
            return true;
        return (turn.Is(span.End, "won't", "doesn't", "isn't", "wouldn't", "didn't") && turn.Is(span.End + 1, "work", "good", "possible", "great", "going", "suit"))
            || turn.Has(span.End, "is not") || turn.Has(span.End, "is no good") || turn.Has(span.End, "is wrong") || turn.Has(span.End, "is bad");
    }

    /// <summary>"It used to be Aetna", "it was Cigna but now": what holds no more, where something else is said after it.</summary>
    private static bool IsFormer(SpokenTurn turn, TokenSpan span) =>
        turn.Has(span.Start - 3, "used to be") || turn.Has(span.Start - 3, "used to have")
        || turn.Is(span.Start - 1, "was", "had") && (Later(turn, span.End, "now") || Later(turn, span.End, "switched") || Later(turn, span.End, "changed"));

    /// <summary>What was said of several, without what was said anew behind "no" or "make that".</summary>
    public static List<T> Kept<T>(SpokenTurn turn, IReadOnlyList<T> said, Func<T, TokenSpan> span) =>
        [.. said.Where((one, at) => !said.Skip(at + 1).Any(then => IsRestarted(turn, span(one), span(then))))];

    /// <summary>"My appointment is on Tuesday", "I'm away until Tuesday": what stands, and so not what is wanted where another is named too.</summary>
    public static bool IsStanding(SpokenTurn turn, TokenSpan span) =>
        Enumerable.Range(span.Start - 4, 4).Any(i => turn.Is(i, "appointment", "booked", "scheduled", "down", "visit", "booking", "meeting", "class", "flight", "shift", "ends", "finishes", "finish", "off", "out", "closes") && turn.Is(i + 1, "is", "was", "on", "at", "for", "in"))
        || turn.Is(span.Start - 1, "till", "until") || turn[span.Start - 1] is "the" && turn.Is(span.Start - 2, "till", "until")
        || turn.Is(span.End, "appointment", "visit", "slot");

    /// <summary>Whether "no", "I mean" or the like stands between what was said first and what was said then.</summary>
    public static bool IsRestarted(SpokenTurn turn, TokenSpan first, TokenSpan then)
    {
        for (var at = first.End; at < then.Start; at++)
            if (turn.Is(at, Restarts))
                return true;
        return false;
    }

    private static bool Later(SpokenTurn turn, int at, string word)
    {
        for (; at < turn.Count; at++)
            if (turn[at] == word)
                return true;
        return false;
    }
}
