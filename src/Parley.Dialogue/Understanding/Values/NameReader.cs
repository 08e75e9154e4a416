using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>"My name is Ada Lovelace", "this is Mrs. Smith, S M Y T H", "Smith, S as in Sam", or, where it was asked for, the bare name.</summary>
internal sealed class NameReader : IValueReader
{
    private const int MostWords = 4;

    private static readonly string[] Greetings = ["hi", "hello", "hey", "good", "morning", "afternoon", "evening", "yes", "there"];

    // Of a place or a business, which have numbers as well.
    private static readonly string[] NotPeople = ["street", "avenue", "road", "lane", "drive", "boulevard", "pharmacy", "clinic", "hospital", "insurance", "cross", "store", "city", "office", "main"];

    private static readonly string[] Titles = ["mr", "mrs", "ms", "miss", "mister", "missus", "doctor", "dr", "professor", "prof"];

    private static readonly (string Words, bool IsEvident)[] Leads =
    [
        ("my name is", true), ("my name's", true), ("the name is", true), ("name is", true), ("name's", true), ("names", false), ("my full name is", true),
        ("this is", true), ("patient is", true), ("patient's name is", true), ("under the name", true), ("in the name of", true), ("file says", true), ("registered as", true), ("booked under", true), ("under the name of", true), ("it's under", true), ("you can call me", true),
        ("that would be", false), ("that'd be", false), ("it would be", false), ("it'd be", false), ("which is", false), ("patient's called", true), ("is called", true), ("goes by", true), ("she's called", true), ("he's called", true),
        ("me down as", true), ("down as", false), ("i'm", true), ("i am", true), ("it's for", true), ("it is for", true), ("appointment for", true), ("it's", false), ("it is", false), ("that's", false), ("under", false), ("for", false),
        ("first name", false), ("last name", false), ("first name is", true), ("last name is", true),
    ];

    public SlotType Type => SlotType.Name;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var turn = context.Turn;
        var spelled = SpelledNames.All(turn);
        var found = new List<Reading.Found>();
        for (var at = 0; at < turn.Count; at++)
            foreach (var (words, isEvident) in Leads)
                if (turn.Has(at, words) && Name(context, at + words.Split(' ').Length, spelled, isEvident) is { } led && (isEvident || context.IsAsked || Introduces(context, at, words, led) || words is "for" && IsRelation(turn, at) && char.IsUpper(turn.Tokens[led.Span.Start].Original[0]) && led.Normal.Contains(' ', StringComparison.Ordinal)))
                    found.Add(led with { IsEvident = isEvident || !context.IsAsked });
        if (LabelledNames.In(context, spelled) is { } labelled && (context.IsAsked || labelled.Confidence > 0.9))
            return [labelled];
        if (Speaking(context, spelled) is { } speaking)
            found.Add(speaking);
        if (found.Count == 0 && BesideNumber(context, spelled) is { } beside)
            found.Add(beside);
        if (context.IsAsked)
            AddBare(context, spelled, found);
        if (found.Count == 0 && spelled.Count == 0 && !context.IsAsked && HeldNames.OneAnew(context) is { } anew)
            found.Add(anew);
        if (found.Count == 0 && spelled.Count > 0 && (context.IsAsked || context.Filled is not null) && HeldNames.Spelled(context, spelled[0]) is { } alone)
            found.Add(alone);
        if (found.Count == 0 && !context.IsAsked && HeldNames.Remarked(context) is { } remarked)
            found.Add(remarked);
        return found.GroupBy(f => f.Span.End).Select(g => g.MaxBy(f => f.Confidence)!).Select(f => spelled.Count > 0 || f.ChangesFilled ? f : HeldNames.AsRemarked(turn, f));
    }

    /// <summary>"Hi, it's Paul Rivers": at the beginning, and both names.</summary>
    private static bool Introduces(ReadingContext context, int at, string words, Reading.Found name) =>
        IsCorrected(context, at, words, name) || words is "it's" or "it is" && !context.AnswersAnother && at < 4 && name.Normal.Contains(' ', StringComparison.Ordinal) && name.Span.Length > 1 && !context.Turn.Is(at + 1, "the", "a", "an");

    /// <summary>"I gave you the wrong name, it's Simone Barrow".</summary>
    private static bool IsCorrected(ReadingContext context, int at, string words, Reading.Found name) =>
        words is "it's" or "it is" or "that's" && context is { Corrects: true, Filled: not null } && name.Span.Length > 1 && Enumerable.Range(Math.Max(0, at - 4), Math.Min(4, at)).Any(i => context.Turn.Is(i, "name"));

    /// <summary>The words from here on, as far as they can be a name.</summary>
    private static Reading.Found? Name(ReadingContext context, int start, IReadOnlyList<Reach<(string Name, int Start)>> spelled, bool isEvident)
    {
        var turn = context.Turn;
        var parts = new List<string>();
        var at = start;
        while (turn.Is(at, NameWords.Relations) || turn.Is(at, "uh", "um", "umm", "er", "doctor", "dr", "mr", "mrs", "ms", "miss", "mister", "missus", "professor", "prof", "the", "first", "last", "name", "actually", "like", "me") && at - start < 5)
            at++;
        var (first, remarked) = (at, -1);
        for (; at < turn.Count && parts.Count < MostWords; at++)
        {
            if (spelled.FirstOrDefault(s => s.Value.Start == at) is { End: > 0 } spelling)
            {
                SpelledNames.Put(parts, spelling.Value.Name);
                at = spelling.End - 1;
                continue;
            }

            if (SpellingRemark.At(turn, at) is { } remark)
            {
                // "Stephen with a P H": the letters that follow only tell it from another, and where the whole name follows in letters, that is its spelling.
                var letter = Enumerable.Range(at + 1, remark.End - at - 1).FirstOrDefault(i => spelled.Any(s => s.Value.Start == i));
                at = remarked = letter > 0 ? letter - 1 : remark.End - 1;
                continue;
            }

            if (turn.Is(at, "last", "first") && turn[at + 1] is "name")
            {
                at += turn[at + 2] is "is" ? 2 : 1;
                continue;
            }

            // "Tyrell, and then Banks": the pieces of a name one after the other.
            if (context.IsAsked && parts.Count is > 0 and < 3 && Further(turn, at) is > 0 and var further && NameWords.CanBe(turn.Tokens[further], parts.Count) && further == turn.Count - 1)
            {
                parts.Add(turn.Tokens[further].Original);
                at = further;
                continue;
            }

            // "T Y R E L L, Tyrell": what was spelled is said as well.
            if (parts.Count > 0 && string.Equals(parts[^1], turn.Tokens[at].Original, StringComparison.OrdinalIgnoreCase) && spelled.Any(s => s.End == at))
                continue;

            if (parts.Count > 0 && turn.IsBreak(at) && remarked != at - 1 && !(turn.Count - at <= 2 && context.IsAsked) || !NameWords.CanBe(turn.Tokens[at], parts.Count) && !(context.IsAsked && NameWords.IsNameHere(turn, at)))
                break;
            if (parts.Count == 0 || !string.Equals(parts[^1], turn.Tokens[at].Original, StringComparison.OrdinalIgnoreCase))
                parts.Add(turn.Tokens[at].Original);
        }

        // "Bond, James Bond", but "Oscar Miller, Oscar with a K".
        if (parts.Count == 3 && string.Equals(parts[0], parts[2], StringComparison.OrdinalIgnoreCase))
            parts.RemoveAt(remarked >= 0 ? 2 : 0);

        var end = at;
        end = SpelledNames.Apply(turn, parts, spelled, at, end);
        return parts.Count == 0 || !NameWords.IsPlausible(turn, first, parts, isEvident || context.IsAsked) ? null : NameWords.Found(new TokenSpan(first, end), parts, isEvident ? 0.9 : 0.8, isEvident);
    }

    /// <summary>"For my son Jeremy Pratt".</summary>
    private static bool IsRelation(SpokenTurn turn, int at) => turn.Is(at + 1, "my", "our") && turn.Is(at + 2, NameWords.Relations);

    /// <summary>Behind "and then", "and the last is"; 0 where that does not stand here.</summary>
    private static int Further(SpokenTurn turn, int at)
    {
        var end = turn[at] is "and" ? at + 1 : at;
        while (end > at && end < turn.Count && turn.Is(end, "then", "the", "my", "last", "surname", "name", "is", "it's", "that's", "after"))
            end++;
        return end > at + 1 && end < turn.Count ? end : 0;
    }

    /// <summary>"Ada Lovelace speaking", "Ada Lovelace here".</summary>
    private static Reading.Found? Speaking(ReadingContext context, IReadOnlyList<Reach<(string Name, int Start)>> spelled)
    {
        var turn = context.Turn;
        var start = 0;
        while (turn.Is(start, Greetings) || start < turn.Count - 1 && turn.Is(start, Titles))
            start++;
        for (var at = start + 1; at <= Math.Min(start + 3, turn.Count - 1); at++)
            if (turn.Is(at, "speaking", "here") && Enumerable.Range(start, at - start).All(i => NameWords.CanBe(turn.Tokens[i], i - start)) && !turn.Is(start, "i'm", "it's"))
                return NameWords.Found(new TokenSpan(start, at), [.. turn.Tokens.Skip(start).Take(at - start).Select(t => t.Original)], 0.8, turn[at] is "speaking" || at == start + 2 && (turn.Is(at + 1, "i", "i'm", "i'd", "i've", "and", "my", "calling") || turn.IsBreak(at + 1)));
        return null;
    }

    /// <summary>"I need to cancel my appointment, Ada Lovelace, 217 555 0142": both names between breaks, right beside a telephone number, introduce who calls.</summary>
    private static Reading.Found? BesideNumber(ReadingContext context, IReadOnlyList<Reach<(string Name, int Start)>> spelled)
    {
        var turn = context.Turn;
        if (context.IsAsked || context.AnswersAnother || context.Filled is not null)
            return null;
        for (var at = 0; at < turn.Count - 1; at++)
            if ((at == 0 || turn.IsBreak(at)) && Name(context, at, spelled, isEvident: false) is { } name && name.Span.Start == at && name.Span.Length > 1
                && Enumerable.Range(at, name.Span.Length).All(i => char.IsUpper(turn.Tokens[i].Original[0]) && !turn.Is(i, NotPeople))
                && (PhoneDigits(turn, turn.Is(name.Span.End, "and") ? name.Span.End + 1 : name.Span.End, 1) || turn.IsBreak(at) && name.Span.End is var end && (end == turn.Count || turn.IsBreak(end)) && PhoneDigits(turn, at - 1, -1)))
                return name with { IsEvident = true };
        return null;
    }

    /// <summary>At least the seven digits of a number without its area code.</summary>
    private static bool PhoneDigits(SpokenTurn turn, int at, int step)
    {
        var digits = 0;
        for (; at >= 0 && at < turn.Count && (turn.IsDigits(at) || NumberWords.IsNumber(turn[at])); at += step)
            digits += turn.IsDigits(at) ? turn[at].Length : 1;
        return digits >= 7;
    }

    /// <summary>
    /// The bare name, also one begun anew ("Walter, no wait, Wilbur Finch") or said whole at last ("it's Hannah with an H, Hannah Boyd"). It takes the
    /// place of what was made of a part of it.
    /// </summary>
    private static void AddBare(ReadingContext context, IReadOnlyList<Reach<(string Name, int Start)>> spelled, List<Reading.Found> found)
    {
        var anew = Enumerable.Range(1, Math.Max(0, context.Turn.Count - 1)).LastOrDefault(at => context.Turn.Is(at, "no", "sorry", "wait", "actually", "rather") || context.Turn.Has(at, "i mean"));
        var again = Again(context.Turn);
        // "I told the other lady already, but okay, Roy Dempsey": the last of several clauses is a name and nothing else.
        var last = Enumerable.Range(1, Math.Max(0, context.Turn.Count - 1)).LastOrDefault(context.Turn.IsBreak);
        last = context.Turn.Count - last is 2 or 3 && Enumerable.Range(last, context.Turn.Count - last).All(at => char.IsUpper(context.Turn.Tokens[at].Original[0])) && !context.Turn.Is(last - 1, "name", "called") ? last : 0;
        foreach (var start in ((int[])[anew, again, .. found.Count == 0 && spelled.Count == 0 ? [last] : Array.Empty<int>(), 0]).Distinct())
            if (Bare(context, start, spelled) is { } bare && found.TrueForAll(f => bare.Normal.Length > f.Normal.Length && (bare.Span.Start < f.Span.Start && f.Span.End <= bare.Span.End || start == again && (bare.Normal.StartsWith(f.Normal, StringComparison.Ordinal) || bare.Normal.EndsWith($" {f.Normal}", StringComparison.Ordinal)))))
            {
                found.Clear();
                found.Add(bare);
            }
    }

    /// <summary>Where a name is said once more, and more of it: "Hannah with an H, Hannah Boyd", "Holcomb, Irene Holcomb", "Pat, uh, Patricia Sandoval"; 0 for nowhere.</summary>
    private static int Again(SpokenTurn turn)
    {
        var again = Enumerable.Range(1, Math.Max(0, turn.Count - 1)).LastOrDefault(at => turn[at].Length > 2
            && (Enumerable.Range(0, at - 1).Any(i => turn[i] == turn[at])
                || at > 1 && turn.Is(at - 1, "uh", "um", "er") && turn[at - 2].Length > 2 && turn[at].StartsWith(turn[at - 2], StringComparison.Ordinal)));
        return again > 1 && again == turn.Count - 1 && turn[again - 1] != turn[again] && NameWords.CanBe(turn.Tokens[again - 1], 0) ? again - 1 : again;
    }

    private static Reading.Found? Bare(ReadingContext context, int start, IReadOnlyList<Reach<(string Name, int Start)>> spelled)
    {
        var turn = context.Turn;
        if (turn.Has(start, "same as"))
            start += turn.Has(start + 2, "last time") ? 4 : 3;
        while (turn.Is(start, "uh", "um", "umm", "uhh", "erm", "er", "yes", "yeah", "yep", "sure", "okay", "ok", "oh", "so", "well", "hi", "hello", "no", "actually", "please", "of", "course", "sorry", "right", "hmm", "ah", "put", "wait", "i", "mean", "rather", "or", "fine", "alright", "then"))
            start++;
        return Name(context, start, spelled, isEvident: false) is { } name && Rest(turn, name.Span.End) <= 3 ? name with { Confidence = 0.85 } : null;
    }

    /// <summary>How much more is said, but for the next clause: "and my number's...".</summary>
    private static int Rest(SpokenTurn turn, int at) => turn[at] is "but" or "because" || turn[at] is "and" && turn.Is(at + 1, "my", "the", "it's", "you", "his", "her", "i'm", "i", "i've", "we're") || turn.Has(at, "date of birth") || turn.Is(at, "born") || Enumerable.Range(at, 4).Any(i => SpellingRemark.At(turn, i) is not null) ? 0
        : Enumerable.Range(at, Math.Max(0, turn.Count - at)).Count(i => !turn.Is(i, "please", "thanks", "thank", "you", "speaking", "here", "oh", "double", "triple") && !NumberWords.IsNumber(turn[i]) && !turn[i].All(char.IsAsciiDigit));
}
