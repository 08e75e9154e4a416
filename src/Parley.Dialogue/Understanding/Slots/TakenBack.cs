using Parley.Understanding.Spoken;

namespace Parley.Understanding.Slots;

/// <summary>Values that a turn names only to say that they are not meant.</summary>
internal static class TakenBack
{
    private static readonly string[] Links = ["on", "at", "for", "the", "in", "with", "doctor", "dr", "it's", "my", "a", "to", "this", "next", "want", "do", "make", "like", "around"];
    private static readonly string[] Nots = ["not", "isn't", "wasn't", "ain't", "can't", "cannot", "don't", "didn't", "except", "won't", "couldn't", "than"];
    private static readonly string[] Restarts = ["no", "sorry", "wait", "mean", "meant", "actually", "rather", "oops", "correction", "scratch", "instead", "make", "but", "nope"];

    /// <summary>"Not Tuesday", "instead of Tuesday", "from Tuesday to", "Tuesday won't work".</summary>
    public static bool IsMeantNot(SpokenTurn turn, TokenSpan span)
    {
        var before = span.Start - 1;
        for (var steps = 0; steps < 4 && turn.Is(before, Links) && !turn.IsBreak(before + 1); steps++)
            before--;
        // "No later than Friday" is about Friday all the same.
        var isBound = turn[before] is "than" && turn.Is(before - 1, "later", "earlier", "sooner") && turn.Is(before - 2, "no", "not");
        if (turn.Is(before, Nots) && !isBound && !turn.IsBreak(before + 1))
            return true;
        if (turn.Has(span.Start - 2, "instead of") || turn.Has(span.Start - 3, "instead of the") || turn.Has(span.Start - 2, "rather than"))
            return true;
        if ((turn.Is(span.Start - 1, "from") || turn.Has(span.Start - 2, "from the")) && Later(turn, span.End, "to"))
            return true;
        return (turn.Is(span.End, "won't", "doesn't", "isn't", "wouldn't", "didn't") && turn.Is(span.End + 1, "work", "good", "possible", "great", "going", "suit"))
            || turn.Has(span.End, "is not") || turn.Has(span.End, "is no good") || turn.Has(span.End, "is wrong") || turn.Has(span.End, "is bad");
    }

    /// <summary>"My appointment is on Tuesday": what stands, and so not what is wanted where another is named too.</summary>
    public static bool IsStanding(SpokenTurn turn, TokenSpan span) =>
        Enumerable.Range(span.Start - 4, 4).Any(i => turn.Is(i, "appointment", "booked", "scheduled", "visit", "booking") && turn.Is(i + 1, "is", "was", "on", "at", "for", "in"))
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
