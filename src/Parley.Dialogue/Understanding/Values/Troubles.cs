using Parley.Understanding.Calendar;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>
/// What is wrong with somebody or something, told in words of its own and not as the answer to a question: "my ear hurts", "she's been coughing", "look at
/// a mole on my back", "it came cracked".
/// </summary>
internal static class Troubles
{
    private const int LongestSubject = 3;
    private const int MostWords = 5;

    private static readonly string[] Owners = ["my", "his", "her", "our", "their"];
    private static readonly string[] Beings = ["i", "he", "she", "we", "they"];

    private static readonly string[] Kin = ["son", "daughter", "kid", "child", "baby", "boy", "girl", "husband", "wife", "mother", "father", "mom", "mum", "dad", "brother", "sister", "partner"];

    private static readonly string[] Illnesses =
    [
        "fever", "temperature", "cough", "cold", "flu", "rash", "infection", "earache", "headache", "headaches", "migraine", "migraines", "toothache", "stomachache",
        "ache", "pain", "pains", "throat", "lump", "bump", "bite", "burn", "cut", "wart", "mole", "cramp", "cramps", "allergy", "allergies", "asthma", "diarrhea", "hives", "sprain", "swelling",
    ];

    private static readonly string[] Ails = ["hurts", "hurt", "aches", "ache", "itches", "itch", "burns", "stings", "throbs"];

    private static readonly string[] Links = ["is", "are", "feels", "feel", "looks", "look", "was", "were", "has", "have", "been", "be", "keeps", "keep", "started", "won't", "stop", "got", "gets", "getting"];
    private static readonly string[] Degrees = ["really", "so", "very", "all", "kind", "kinda", "sort", "of", "a", "bit", "still", "pretty", "quite", "badly", "always", "constantly"];

    private static readonly string[] States =
    [
        "sore", "swollen", "stiff", "infected", "bleeding", "numb", "inflamed", "itchy", "itching", "red", "hurting", "aching", "burning", "throbbing", "ringing", "runny", "irritated", "plugged", "blocked",
        "painful", "killing", "bothering", "acting", "swelling", "stinging", "tingling", "high", "cramping", "peeling", "congested",
    ];

    private static readonly string[] Doing =
    [
        "coughing", "sneezing", "wheezing", "vomiting", "throwing", "limping", "bleeding", "itching", "scratching", "pulling", "tugging", "sweating", "shaking", "fainting", "snoring", "feeling", "losing",
        "running", "getting", "having",
    ];

    private static readonly string[] Feelings = ["sick", "dizzy", "nauseous", "faint", "feverish", "congested", "constipated", "exhausted", "unwell", "ill", "weak", "lightheaded", "tired", "awful", "terrible", "achy", "shaky"];
    private static readonly string[] Injures = ["hurt", "twisted", "sprained", "cut", "burned", "burnt", "injured", "broke", "pulled", "scraped", "bruised", "strained", "rolled", "jammed", "stubbed"];
    private static readonly string[] Looks = ["look", "looked"];

    private static readonly string[] Sizes = ["small", "big", "large", "tight", "loose", "short", "heavy", "narrow", "wide"];
    private static readonly string[] Kinds = ["color", "colour", "size", "item", "model"];
    private static readonly string[] Damages = ["broken", "cracked", "damaged", "defective", "faulty", "torn", "ripped", "scratched", "stained", "dented", "shattered", "leaking"];

    private static readonly string[] Ends = ["and", "but", "so", "because", "since", "for", "when", "could", "can", "would", "i'd", "i", "please", "now", "today", "tomorrow", "she", "he", "we", "they", "lately", "again", "on", "next", "this", "it", "sometime", "soon", "before", "after"];

    /// <summary>Each in the words that were said, without whose it is.</summary>
    public static IEnumerable<TokenSpan> In(SpokenTurn turn)
    {
        for (var at = 0; at < turn.Count; at++)
            if ((OfABody(turn, at) ?? Had(turn, at) ?? Doings(turn, at) ?? Felt(turn, at) ?? Injury(turn, at) ?? LookedAt(turn, at) ?? OfAThing(turn, at)) is { } span)
                yield return span;
    }

    /// <summary>"My ear hurts", "my ears are plugged up", "her knee has been bothering her", "my hip is giving me trouble".</summary>
    private static TokenSpan? OfABody(SpokenTurn turn, int at)
    {
        if (!turn.Is(at, Owners))
            return null;
        for (var end = at + 2; end <= at + 1 + LongestSubject && end < turn.Count && !turn.IsBreak(end); end++)
        {
            if (turn.Is(end, Ails))
                return new TokenSpan(at + 1, end + 1);
            if (!turn.Is(end, Links))
                continue;
            var state = Past(turn, end, [.. Links, .. Degrees]);
            if (turn.Is(state, States))
                return new TokenSpan(at + 1, turn.Is(state + 1, "me", "up", "him", "her") ? state + 2 : state + 1);
            return turn.Is(state, "giving") && turn.Is(state + 2, "trouble", "pain", "problems", "grief") ? new TokenSpan(at + 1, state + 3) : null;
        }

        return null;
    }

    /// <summary>"My kid has a fever", "she's got an awful earache"; not "she's got a school thing that day".</summary>
    private static TokenSpan? Had(SpokenTurn turn, int at)
    {
        var isTheirs = turn.Is(at, "has") && (turn.Is(at - 1, "he", "she") || turn.Is(at - 1, Kin) && turn.Is(at - 2, Owners));
        var start = isTheirs ? at + 1 : turn.Is(at, "he's", "she's") && turn[at + 1] is "got" ? at + 2 : turn.Count;
        start = turn.Is(start, "got", "had", "this") ? start + 1 : start;
        start = turn.Is(start, "a", "an", "this", "some") ? start + 1 : start;
        var end = End(turn, start);
        return Enumerable.Range(start, end - start).Any(i => turn.Is(i, Illnesses)) ? new TokenSpan(start, end) : null;
    }

    /// <summary>"I've been coughing for a week", "he keeps pulling at his ear".</summary>
    private static TokenSpan? Doings(SpokenTurn turn, int at)
    {
        if (!turn.Is(at, Doing) || !(turn.Is(at - 1, "been", "keeps", "keep", "keeping") || turn.Is(at - 1, "on") && turn.Is(at - 2, "keeps", "keep")))
            return null;
        var end = End(turn, at + 1);
        return end == at + 1 && turn.Is(at, "feeling", "losing", "running", "getting", "having") ? null : new TokenSpan(at, end);
    }

    /// <summary>"I feel dizzy", "she's really sick".</summary>
    private static TokenSpan? Felt(SpokenTurn turn, int at)
    {
        var isFelt = turn.Is(at, "feel", "feels", "feeling", "felt");
        if (!isFelt && !(turn.Is(at, "i'm", "he's", "she's") || turn.Is(at, "am", "is") && turn.Is(at - 1, Beings)))
            return null;
        var state = Past(turn, at + 1, Degrees);
        return turn.Is(state, Feelings) && turn[state + 1] is not "of" && !turn.Has(state + 1, "and tired") ? new TokenSpan(isFelt ? at : state, state + 1) : null;
    }

    /// <summary>"I hurt my shoulder over the weekend", "she twisted her ankle".</summary>
    private static TokenSpan? Injury(SpokenTurn turn, int at) =>
        turn.Is(at, Injures) && turn.Is(at - 1, [.. Beings, "i've", "son", "daughter", "husband", "wife", "mother", "father"]) && turn.Is(at + 1, Owners) && turn[at + 2].Length > 0 && !turn.IsBreak(at + 2)
            ? new TokenSpan(at, at + 3)
            : null;

    /// <summary>"Have somebody look at a mole on my back", "get this rash looked at".</summary>
    private static TokenSpan? LookedAt(SpokenTurn turn, int at)
    {
        if (!turn.Is(at, Looks) || turn[at + 1] is not "at")
            return null;
        if (turn.Is(at + 2, [.. Owners, "a", "an", "this", "the", "these"]) && turn[at + 3].Length > 0 && !turn.Is(at + 3, "schedule", "calendar", "appointment", "times"))
        {
            var end = End(turn, at + 4);
            return new TokenSpan(at + 3, turn[end] is "on" && turn.Is(end + 1, Owners) && CalendarWords.Weekday(turn, end + 2) is null ? Math.Min(end + 3, turn.Count) : end);
        }

        var owner = Enumerable.Range(at - 4, 3).FirstOrDefault(i => i > 0 && turn.Is(i, [.. Owners, "this", "these"]));
        return turn[at] is "looked" && owner > 0 ? new TokenSpan(owner + 1, at) : null;
    }

    /// <summary>"It's too small", "the wrong color", "it came cracked", "it stopped working".</summary>
    private static TokenSpan? OfAThing(SpokenTurn turn, int at) =>
        turn[at] is "too" && turn.Is(at + 1, Sizes) || turn[at] is "wrong" && turn.Is(at + 1, Kinds) || turn[at] is "stopped" && turn[at + 1] is "working"
            || turn[at] is "doesn't" or "don't" && turn[at + 1] is "fit" && turn.Is(at - 1, "it", "they", "this", "these", "those")
            ? new TokenSpan(at, at + 2)
            : turn.Is(at, Damages) && turn.Is(at - 1, "came", "arrived", "is", "was", "are", "were", "it's", "they're", "all") ? new TokenSpan(at, at + 1) : null;

    private static int Past(SpokenTurn turn, int at, ReadOnlySpan<string> words)
    {
        while (turn.Is(at, words) && !turn.IsBreak(at + 1))
            at++;
        return at;
    }

    private static int End(SpokenTurn turn, int at)
    {
        var start = at;
        while (at < turn.Count && at - start < MostWords && !turn.IsBreak(at) && !turn.Is(at, Ends) && CalendarWords.Weekday(turn, at) is null)
            at++;
        return at;
    }
}
