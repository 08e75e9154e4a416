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
    private const int MostAround = 3;

    private static readonly string[] Owners = ["my", "his", "her", "our", "their"];
    private static readonly string[] Beings = ["i", "he", "she", "we", "they"];

    private static readonly string[] Kin = ["son", "daughter", "kid", "child", "baby", "boy", "girl", "husband", "wife", "mother", "father", "mom", "mum", "dad", "brother", "sister", "partner"];

    private static readonly string[] Illnesses =
    [
        "fever", "temperature", "cough", "cold", "flu", "rash", "infection", "earache", "headache", "headaches", "migraine", "migraines", "toothache", "stomachache",
        "ache", "pain", "pains", "throat", "lump", "bump", "bite", "burn", "cut", "wart", "mole", "cramp", "cramps", "allergy", "allergies", "asthma", "diarrhea", "hives", "sprain", "swelling",
        "strep", "stye", "eczema", "acne", "hemorrhoids", "bronchitis", "shingles", "constipation", "heartburn", "reflux", "blister", "blisters", "boil", "cyst", "growth", "virus", "covid", "nosebleed", "nosebleeds", "dizziness",
        "vertigo", "chills", "nausea", "insomnia", "splinter", "ringworm", "lice", "aches", "eye", "ear", "tooth", "spasms", "spots", "spot", "bumps", "sniffles", "pinkeye", "arthritis", "hernia", "numbness", "bug",
    ];

    private static readonly string[] Ails = ["hurts", "hurt", "aches", "ache", "itches", "itch", "burns", "stings", "throbs"];

    private static readonly string[] Links = ["is", "are", "feels", "feel", "looks", "look", "was", "were", "has", "have", "been", "be", "keeps", "keep", "started", "won't", "stop", "got", "went", "go", "goes", "going", "turned", "gets", "getting"];
    private static readonly string[] Degrees = ["really", "so", "very", "all", "kind", "kinda", "sort", "of", "a", "bit", "still", "running", "feeling", "just", "pretty", "quite", "badly", "always", "constantly"];

    private static readonly string[] States =
    [
        "sore", "swollen", "stiff", "infected", "bleeding", "numb", "inflamed", "itchy", "itching", "red", "hurting", "aching", "burning", "throbbing", "ringing", "runny", "irritated", "plugged", "blocked",
        "painful", "killing", "bothering", "acting", "swelling", "stinging", "tingling", "high", "cramping", "peeling", "congested", "low", "dizzy", "dry",
        "upset", "worse", "puffy", "crusty", "bruised", "clogged", "raw", "cracking", "clicking", "popping", "twitching", "flaring", "tender", "locking", "bugging", "broken", "dislocated", "cracked", "out", "weird",
    ];

    private static readonly string[] Doing =
    [
        "coughing", "sneezing", "wheezing", "vomiting", "throwing", "limping", "bleeding", "itching", "scratching", "pulling", "tugging", "sweating", "shaking", "fainting", "snoring", "feeling", "losing",
        "running", "getting", "having",
    ];

    private static readonly string[] Feelings = ["sick", "dizzy", "nauseous", "faint", "feverish", "congested", "constipated", "exhausted", "unwell", "ill", "weak", "lightheaded", "tired", "awful", "terrible", "achy", "shaky", "pregnant", "anxious", "depressed", "bloated", "jittery", "off", "rundown", "queasy", "crummy", "lousy", "miserable"];
    private static readonly string[] Injures = ["hurt", "twisted", "sprained", "cut", "burned", "burnt", "injured", "broke", "pulled", "scraped", "bruised", "strained", "rolled", "jammed", "stubbed", "slammed", "smashed", "dislocated", "banged", "crushed", "fractured", "tweaked", "threw"];
    private static readonly string[] Falls = ["fell", "slipped", "tripped", "stepped"];
    private static readonly string[] Failing = ["sleep", "hear", "see", "eat", "walk", "bend", "stand", "lift", "turn", "move", "shake", "stop", "keep", "sit", "taste", "smell", "pee"];
    private static readonly string[] Looks = ["look", "looked"];

    private static readonly string[] Sizes = ["small", "big", "large", "tight", "loose", "short", "heavy", "narrow", "wide"];
    private static readonly string[] Kinds = ["color", "colour", "size", "item", "model"];
    private static readonly string[] Gives = ["sent", "got", "gave", "ordered", "shipped", "received", "bought", "picked", "me", "us"];
    private static readonly string[] Damages = ["broken", "cracked", "damaged", "defective", "faulty", "torn", "ripped", "scratched", "stained", "dented", "shattered", "leaking"];

    private static readonly string[] Ends = ["and", "but", "so", "because", "since", "for", "when", "could", "can", "would", "i'd", "i", "please", "now", "today", "tomorrow", "she", "he", "we", "they", "lately", "again", "on", "next", "this", "it", "sometime", "soon", "before", "after"];

    /// <summary>Only what is wrong with a thing.</summary>
    public static IEnumerable<TokenSpan> OfThings(SpokenTurn turn) => Enumerable.Range(0, turn.Count).Select(at => OfAThing(turn, at)).OfType<TokenSpan>();

    public static bool IsKin(string word) => Kin.Contains(word) || word is "guy" or "one" or "grandson" or "granddaughter";

    public static bool IsIllness(string word) => Illnesses.Contains(word);

    /// <summary>Each in the words that were said, without whose it is.</summary>
    public static IEnumerable<TokenSpan> In(SpokenTurn turn)
    {
        var found = Enumerable.Range(0, turn.Count).Select(at => At(turn, at)).OfType<TokenSpan>().ToList();
        // How it came about is the trouble only where nothing is said of what it did.
        return found.Count > 0 ? found : Enumerable.Range(0, turn.Count).Select(at => Fall(turn, at)).OfType<TokenSpan>();
    }

    private static TokenSpan? At(SpokenTurn turn, int at) =>
        OfABody(turn, at) ?? ItHurts(turn, at) ?? Unable(turn, at) ?? Had(turn, at) ?? Doings(turn, at) ?? Felt(turn, at) ?? Injury(turn, at) ?? LookedAt(turn, at) ?? OfAThing(turn, at);

    /// <summary>"My ear hurts", "my ears are plugged up", "her knee has been bothering her", "my hip is giving me trouble".</summary>
    private static TokenSpan? OfABody(SpokenTurn turn, int at)
    {
        if (!turn.Is(at, Owners))
            return null;
        for (var end = at + 2; end <= at + 1 + LongestSubject && end < turn.Count && !turn.IsBreak(end); end++)
        {
            if (turn.Is(end, Ails))
                return new TokenSpan(at + 1, end + 1);
            // "My knee's giving out".
            if (turn[end - 1].EndsWith("'s", StringComparison.Ordinal) && turn.Is(Past(turn, end, Degrees), [.. States, "giving"]) && Past(turn, end, Degrees) is var ill)
                return new TokenSpan(at + 1, turn.Is(ill + 1, "me", "up", "him", "her", "out") ? ill + 2 : ill + 1);
            if (!turn.Is(end, Links))
                continue;
            var state = Past(turn, end, [.. Links, .. Degrees]);
            if (turn.Is(state, States))
                return new TokenSpan(at + 1, turn.Is(state + 1, "me", "up", "him", "her") ? state + 2 : state + 1);
            return turn.Is(state, "giving") && turn.Is(state + 2, "trouble", "pain", "problems", "grief") ? new TokenSpan(at + 1, state + 3) : null;
        }

        return null;
    }

    /// <summary>"It hurts when I breathe in", "it burns every time".</summary>
    private static TokenSpan? ItHurts(SpokenTurn turn, int at) =>
        turn.Is(at, "it", "it's") && turn.Is(at + 1, [.. Ails, "itching", "hurting", "burning"]) && turn.Is(at + 2, "when", "to", "every", "whenever", "really", "right", "so") ? new TokenSpan(at, Stop(turn, at + 3)) : null;

    /// <summary>"I can't hear out of my left ear", "she's having trouble sleeping".</summary>
    private static TokenSpan? Unable(SpokenTurn turn, int at)
    {
        if (turn.Is(at, "can't", "cannot", "couldn't") && turn.Is(at - 1, ["he", "she", "i", .. Kin]) && turn.Is(at + 1, Failing) && !turn.Has(at + 1, "see the") && !turn.Has(at + 1, "move it") && !turn.Has(at + 1, "move my"))
            return new TokenSpan(at, Stop(turn, at + 2));
        return turn.Is(at, "trouble", "problems", "difficulty") && turn[at + 1].EndsWith("ing", StringComparison.Ordinal) && turn[at + 1].Length > 5 && !turn.Is(at + 1, "getting", "finding", "logging", "reaching", "understanding", "hearing", "scheduling", "making", "booking")
            ? new TokenSpan(at, Math.Min(at + 2, turn.Count))
            : null;
    }

    /// <summary>"I slipped on the ice".</summary>
    private static TokenSpan? Fall(SpokenTurn turn, int at) =>
        turn.Is(at, Falls) && turn.Is(at - 1, [.. Beings, .. Kin]) && turn.Is(at + 1, "on", "off", "down", "over", "in", "out", "at") && CalendarWords.Weekday(turn, at + 2) is null ? new TokenSpan(at, turn.Is(at + 1, "down") && CalendarWords.Weekday(turn, at + 3) is not null ? at + 2 : Where(turn, at + 2)) : null;

    /// <summary>"My kid has a fever", "she's got an awful earache"; not "she's got a school thing that day".</summary>
    private static TokenSpan? Had(SpokenTurn turn, int at)
    {
        var isTheirs = turn.Is(at, "has") && (turn.Is(at - 1, "he", "she") || turn.Is(at - 1, Kin) && turn.Is(at - 2, Owners));
        var isOwn = turn.Is(at, "he's", "she's") || turn[at].EndsWith("'s", StringComparison.Ordinal) && Kin.Contains(turn[at][..^2]) && turn.Is(at - 1, Owners);
        var start = isTheirs ? at + 1 : isOwn && turn.Is(at + 1, "got", "had", "having") ? at + 2 : turn.Count;
        start = turn.Is(start, "got", "had", "this") ? start + 1 : start;
        start = turn.Is(start, "a", "an", "this", "some") ? start + 1 : start;
        var end = End(turn, start);
        return Enumerable.Range(start, end - start).Any(i => turn.Is(i, Illnesses)) ? new TokenSpan(start, end) : null;
    }

    /// <summary>"I've been coughing for a week", "he keeps pulling at his ear", "she's throwing up".</summary>
    private static TokenSpan? Doings(SpokenTurn turn, int at)
    {
        var isNow = turn.Is(at - 1, "i'm", "he's", "she's") && turn.Is(at, "coughing", "sneezing", "wheezing", "vomiting", "throwing", "limping", "itching", "sweating", "shaking", "losing");
        if (!turn.Is(at, Doing) || !(isNow || turn.Is(at - 1, "been", "keeps", "keep", "keeping") || turn.Is(at - 1, "on") && turn.Is(at - 2, "keeps", "keep")))
            return null;
        var end = Lasting(turn, End(turn, at + 1));
        return end == at + 1 && turn.Is(at, "feeling", "losing", "running", "getting", "having") ? null : new TokenSpan(at, end);
    }

    /// <summary>"I feel dizzy", "she's really sick".</summary>
    private static TokenSpan? Felt(SpokenTurn turn, int at)
    {
        var isFelt = turn.Is(at, "feel", "feels", "feeling", "felt");
        if (!isFelt && !(turn.Is(at, "i'm", "he's", "she's", "i've") || turn[at].EndsWith("'s", StringComparison.Ordinal) && Kin.Contains(turn[at][..^2]) || turn.Is(at, "am", "is") && turn.Is(at - 1, Beings)))
            return null;
        var state = Past(turn, at + 1, ["been", "feeling", .. Degrees]);
        return turn.Is(state, Feelings) && turn[state + 1] is not "of" && !turn.Has(state + 1, "and tired") ? new TokenSpan(isFelt ? at : state, state + 1) : null;
    }

    /// <summary>"I hurt my shoulder over the weekend", "she twisted her ankle".</summary>
    private static TokenSpan? Injury(SpokenTurn turn, int at) =>
        turn.Is(at, Injures) && turn.Is(at - 1, [.. Beings, "i've", "and", "he's", "she's", "son", "daughter", "husband", "wife", "mother", "father"]) && turn.Is(at + 1, Owners) && turn[at + 2].Length > 0 && !turn.IsBreak(at + 2)
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
    private static TokenSpan? OfAThing(SpokenTurn turn, int at)
    {
        TokenSpan? found = turn[at] is "too" && turn.Is(at + 1, Sizes) || turn[at] is "wrong" && turn.Is(at + 1, Kinds) || turn[at] is "stopped" or "quit" && turn.Is(at + 1, "working", "charging", "turning", "heating", "spinning") || turn[at] is "won't" && turn.Is(at + 1, "turn", "charge", "start", "work", "light", "stay", "close", "open") && turn.Is(at + 2, "on", "up", "off", "closed", "open", "at", "and")
            || turn[at] is "doesn't" or "don't" or "didn't" && turn.Is(at + 1, "fit", "work", "match", "light", "charge") && !turn.Is(at - 1, "you", "i", "date", "time", "day", "appointment")
            ? new TokenSpan(at, turn[at] is "won't" ? at + 3 : at + 2)
            : turn.Is(at, Damages) && turn.Is(at - 1, "came", "arrived", "is", "was", "are", "were", "it's", "they're", "all") || turn.Is(at, Damages) && turn[at - 1].EndsWith("'s", StringComparison.Ordinal) ? new TokenSpan(at, at + 1) : null;
        return found is { } core ? Whole(turn, core) : null;
    }

    /// <summary>With what is wrong where that is short: "sweater is too small", "sent me the wrong color", "stopped working after a week".</summary>
    private static TokenSpan Whole(SpokenTurn turn, TokenSpan core)
    {
        var start = core.Start;
        while (start > 0 && !turn.IsBreak(start) && !turn.Is(start - 1, [.. Beings, .. Owners, "it", "it's", "you", "this", "the", "these", "those", "that", "that's", "and", "but", "because", "so", "since", "hi", "hello", "hey", "um", "uh", "they're", "i've", "you've"]) || turn.Is(start - 1, "the") && turn.Is(start - 2, Gives) || turn.Is(start - 1, "the") && turn.Is(start - 2, "me", "us"))
            start--;
        var isVerbOnly = start == core.Start - 1 && turn.Is(start, "is", "are", "was", "were");
        // "The shoes I got are too small": a clause within the subject.
        var isWithin = start > 1 && turn.Is(start - 1, Beings) && Enumerable.Range(start, core.Start - start).Any(i => turn.Is(i, "is", "are", "was", "were"));
        start = core.Start - start > MostAround || isVerbOnly || isWithin ? core.Start : start;
        var end = Around(turn, core);
        return new TokenSpan(end - core.End + core.Start - start > MostAround ? core.Start : start, end);
    }

    private static int Around(SpokenTurn turn, TokenSpan core)
    {
        return turn.Is(core.End, "after", "in", "within") && RelativeDays.Stretch(turn, core.End + 1) is { } stretch ? stretch.End
            : turn.Is(core.End, "in", "at", "around", "on") && turn[core.End + 1] is "the" && core.End + 2 < turn.Count && !turn.IsBreak(core.End + 2) && !turn.Is(core.End + 2, "mail", "box", "phone") ? core.End + 3
            : turn.Is(core.End, "on", "for") && turn.Is(core.End + 1, "me", "him", "her") ? core.End + 2 : core.End;
    }

    private static int Past(SpokenTurn turn, int at, ReadOnlySpan<string> words)
    {
        while (turn.Is(at, words) && !turn.IsBreak(at + 1))
            at++;
        return at;
    }

    /// <summary>"For three weeks" behind what has been going on so long.</summary>
    private static int Lasting(SpokenTurn turn, int at) => turn[at] is "for" && RelativeDays.Stretch(turn, at + 1) is { } stretch ? stretch.End : at;

    /// <summary>As far as the clause goes.</summary>
    private static int Stop(SpokenTurn turn, int at)
    {
        var start = at;
        while (at < turn.Count && at - start < MostWords && !turn.IsBreak(at) && !turn.Is(at, "and", "but", "so", "can", "could", "because", "since", "i'd", "please"))
            at++;
        return Math.Min(at, turn.Count);
    }

    private static int Where(SpokenTurn turn, int at)
    {
        var end = Stop(turn, at);
        var day = Enumerable.Range(at, Math.Max(0, end - at)).FirstOrDefault(i => CalendarWords.Weekday(turn, i) is not null || turn.Is(i, "yesterday", "last", "today", "this"), end);
        return turn.Is(day - 1, "on") && day < end ? day - 1 : day;
    }

    private static int End(SpokenTurn turn, int at)
    {
        var start = at;
        while (at < turn.Count && at - start < MostWords && !turn.IsBreak(at) && !turn.Is(at, Ends) && CalendarWords.Weekday(turn, at) is null)
            at++;
        return at;
    }
}
