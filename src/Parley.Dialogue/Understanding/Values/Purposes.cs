using Parley.Understanding.Calendar;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>What a visit is to do, told as that: "to recheck my thyroid", "have my ears cleaned", "go over his results", "get these stitches out".</summary>
internal static class Purposes
{
    private const int MostWords = 6;

    private static readonly string[] Before = ["to", "and", "wanna", "gotta", "can", "could", "just"];
    private static readonly string[] Examines = ["check", "recheck", "examine", "test", "retest", "discuss", "review", "remove", "clean", "monitor", "adjust"];
    private static readonly string[] Pairs = ["check on", "check up", "talk about", "go over", "follow up", "look into", "speak about", "ask about"];
    private static readonly string[] Owners = ["my", "his", "her", "our", "their", "this", "these", "some", "a", "an", "the"];
    private static readonly string[] Done = ["checked", "rechecked", "tested", "cleaned", "removed", "out", "drained", "flushed", "done", "examined", "adjusted", "redone", "measured"];
    private static readonly string[] Visits =
    [
        "shot", "shots", "booster", "vaccine", "vaccines", "vaccination", "vaccinations", "immunization", "immunizations", "physical", "checkup", "exam", "screening", "mammogram", "colonoscopy", "ultrasound", "smear", "biopsy", "injection", "test", "labs", "bloodwork", "scan", "stitches",
    ];

    private static readonly string[] Edges =
    [
        "a", "an", "my", "his", "her", "our", "the", "their", "this", "some", "for", "of", "to", "in", "on", "with", "and", "or", "get", "gets", "getting", "need", "needs", "want", "have", "had", "schedule", "book", "do", "give", "set", "up", "me", "him", "us", "is", "was", "i", "about", "due", "take", "last", "their",
    ];

    private const int MostBefore = 3;

    private static readonly string[] NotMedical = ["appointment", "visit", "schedule", "time", "date", "bill", "insurance", "order", "status", "address", "records", "calendar", "openings", "availability", "prescription", "refill", "coverage", "account", "name", "phone", "package"];
    private static readonly string[] Ends = ["and", "but", "so", "because", "since", "when", "could", "can", "would", "i'd", "i", "please", "now", "today", "tomorrow", "with", "next", "this", "on", "at", "before", "after", "sometime", "soon", "if", "in"];

    public static IEnumerable<TokenSpan> In(SpokenTurn turn)
    {
        for (var at = 1; at < turn.Count; at++)
            if ((Examined(turn, at) ?? HadDone(turn, at) ?? Visit(turn, at)) is { } span && !Enumerable.Range(span.Start, span.Length).Any(i => turn.Is(i, NotMedical)))
                yield return span;
    }

    /// <summary>"To recheck my thyroid", "to talk about my test results"; talking is only led to by it.</summary>
    private static TokenSpan? Examined(SpokenTurn turn, int at)
    {
        if (!turn.Is(at - 1, Before))
            return null;
        var isPair = Pairs.Any(p => turn.Has(at, p));
        var owner = turn.Is(at, Examines) ? at + 1 : isPair ? at + 2 : -1;
        owner = turn.Has(owner - 2, "follow up") && turn.Is(owner, "on", "about") ? owner + 1 : owner;
        if (owner < 0 || !turn.Is(owner, Owners) || owner + 1 >= turn.Count || turn.IsBreak(owner + 1))
            return null;
        var end = End(turn, owner + 1);
        return end == owner + 1 ? null : new TokenSpan(isPair && !turn.Is(at, "check", "follow") ? owner + 1 : at, end);
    }

    /// <summary>"Get my blood pressure checked", "have these stitches out".</summary>
    private static TokenSpan? HadDone(SpokenTurn turn, int at)
    {
        if (!turn.Is(at - 1, "get", "have", "getting", "having", "need", "needs") || !turn.Is(at, "my", "his", "her", "our", "this", "these", "some", "a", "an", "the") || turn.Has(at - 3, "let me get") || turn.Has(at - 2, "me get"))
            return null;
        var done = Enumerable.Range(at + 2, 3).FirstOrDefault(i => i < turn.Count && turn.Is(i, Done), -1);
        return done < 0 || Enumerable.Range(at + 1, done - at).Any(turn.IsBreak) ? null : new TokenSpan(at + 1, turn[done] is "checked" && turn[done + 1] is "out" ? done + 2 : done + 1);
    }

    /// <summary>"Two month checkup", "flu shot and my booster", "follow up on my shoulder": what is done there, by its name.</summary>
    private static TokenSpan? Visit(SpokenTurn turn, int at)
    {
        if (!turn.Is(at, Visits) && !turn.Has(at, "blood work") || turn.Is(at + 1, "results", "result", "appointment", "record", "records", "card", "kit", "strips") || Stands(turn, at))
            return null;
        var start = at;
        while (start > 0 && at - start < MostBefore && !turn.IsBreak(start) && !turn.Is(start - 1, Edges))
            start--;
        var isLed = start == 0 || turn.Is(start - 1, "a", "an", "my", "his", "her", "our", "the", "their", "for", "some", "get", "getting", "need", "needs", "schedule", "book");
        var end = turn.Has(at, "blood work") ? at + 2 : at + 1;
        if (turn.Is(end, "and") && turn.Is(end + 1, "my", "a", "an", "his", "her"))
            end = Enumerable.Range(end + 2, 3).FirstOrDefault(i => turn.Is(i, Visits), end - 1) + 1;
        if (turn.Is(end, "on", "of", "in", "for") && turn.Is(end + 1, "my", "his", "her") && end + 2 < turn.Count && CalendarWords.Weekday(turn, end + 2) is null && !turn.Is(end + 2, "son", "daughter", "wife", "husband", "mother", "father", "mom", "dad", "kid"))
            end += 3;
        return isLed ? new TokenSpan(start, Math.Min(end, turn.Count)) : null;
    }

    /// <summary>"Move my daughter's checkup" is about one that stands, and "do I have to fast before a blood test" about any.</summary>
    private static bool Stands(SpokenTurn turn, int at) => Enumerable.Range(at - 7, 7).Any(i => turn.Is(i, "reschedule", "move", "cancel", "postpone", "push", "change", "bump", "before", "after", "during", "copy", "results", "earlier", "later"));

    private static int End(SpokenTurn turn, int at)
    {
        var start = at;
        while (at < turn.Count && at - start < MostWords && !turn.IsBreak(at) && (!turn.Is(at, Ends) || turn.Is(at, "on", "in") && turn.Is(at + 1, "my", "his", "her")) && CalendarWords.Weekday(turn, at) is null)
            at++;
        return at;
    }
}
