using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>"My name is Ada Lovelace", "this is Mrs. Smith, S M Y T H", "Smith, S as in Sam", or, where it was asked for, the bare name.</summary>
internal sealed class NameReader : IValueReader
{
    private const int MostWords = 4;

    /// <summary>"Oskar" and "Oscar", not "Carla" and "Carl".</summary>
    private const double AlikeParts = 0.8;

    private static readonly string[] Relations = ["my", "our", "his", "her", "husband", "wife", "son", "daughter", "mother", "father", "mom", "mum", "dad", "kid", "child", "baby", "brother", "sister", "partner", "grandmother", "grandfather", "friend", "nephew", "niece", "aunt", "uncle", "cousin", "grandson", "granddaughter", "stepson", "stepdaughter", "fiance", "fiancee", "girlfriend", "boyfriend", "roommate", "neighbor", "neighbour", "grandma", "grandpa", "assistant", "secretary", "manager", "boss", "colleague", "coworker", "landlord", "caregiver", "guardian", "boy", "girl", "wife's", "husband's", "son's", "daughter's", "mother's", "father's", "mom's", "dad's", "little", "one", "youngest", "oldest", "eldest"];

    private static readonly string[] Greetings = ["hi", "hello", "hey", "good", "morning", "afternoon", "evening", "yes", "there"];

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
                if (turn.Has(at, words) && Name(context, at + words.Split(' ').Length, spelled, isEvident) is { } led && (isEvident || context.IsAsked || Introduces(context, at, words, led)))
                    found.Add(led with { IsEvident = isEvident || !context.IsAsked });
        if (Labelled(context, spelled) is { } labelled && (context.IsAsked || labelled.Confidence > 0.9))
            return [labelled];
        if (Speaking(context, spelled) is { } speaking)
            found.Add(speaking);
        if (context.IsAsked)
            AddBare(context, spelled, found);
        if (found.Count == 0 && spelled.Count == 0 && !context.IsAsked && OneAnew(context) is { } anew)
            found.Add(anew);
        if (found.Count == 0 && spelled.Count > 0 && (context.IsAsked || context.Filled is not null) && Alone(context, spelled[0]) is { } alone)
            found.Add(alone);
        return found.GroupBy(f => f.Span.End).Select(g => g.MaxBy(f => f.Confidence)!);
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
        while (turn.Is(at, Relations) || turn.Is(at, "uh", "um", "umm", "er", "doctor", "dr", "mr", "mrs", "ms", "miss", "mister", "missus", "professor", "prof", "the", "first", "last", "name", "actually", "like", "me") && at - start < 5)
            at++;
        var first = at;
        for (; at < turn.Count && parts.Count < MostWords; at++)
        {
            if (spelled.FirstOrDefault(s => s.Value.Start == at) is { End: > 0 } spelling)
            {
                SpelledNames.Put(parts, spelling.Value.Name);
                at = spelling.End - 1;
                continue;
            }

            if (turn[at] is "with" && turn.Is(at + 1, "a", "an") && turn[at + 2].Length == 1)
            {
                // "Stephen with a P H": all letters that follow only tell it from another.
                at += spelled.Any(s => s.Value.Start == at + 2) ? 1 : 2;
                while (turn[at + 1].Length == 1 && !spelled.Any(s => s.Value.Start == at + 1))
                    at++;
                continue;
            }

            if (turn.Is(at, "last", "first") && turn[at + 1] is "name")
            {
                at += turn[at + 2] is "is" ? 2 : 1;
                continue;
            }

            if (parts.Count > 0 && turn.IsBreak(at) && turn[at - 3] is not "with" && !(turn.Count - at <= 2 && context.IsAsked) || !NameWords.CanBe(turn.Tokens[at], parts.Count) && !(context.IsAsked && NameWords.IsNameHere(turn, at)))
                break;
            if (parts.Count == 0 || !string.Equals(parts[^1], turn.Tokens[at].Original, StringComparison.OrdinalIgnoreCase))
                parts.Add(turn.Tokens[at].Original);
        }

        // "Bond, James Bond".
        if (parts.Count == 3 && string.Equals(parts[0], parts[2], StringComparison.OrdinalIgnoreCase))
            parts.RemoveAt(0);

        var end = at;
        end = SpelledNames.Apply(turn, parts, spelled, at, end);
        return parts.Count == 0 || !NameWords.IsPlausible(turn, first, parts, isEvident || context.IsAsked) ? null : Of(new TokenSpan(first, end), parts, isEvident ? 0.9 : 0.8, isEvident);
    }

    /// <summary>"Last name Garcia, G A R C I A, first name Luis", in either order; one of them alone puts that half of a whole name right.</summary>
    private static Reading.Found? Labelled(ReadingContext context, IReadOnlyList<Reach<(string Name, int Start)>> spelled)
    {
        var turn = context.Turn;
        var found = new Dictionary<string, (string Name, int Start, int End)>(StringComparer.Ordinal);
        for (var at = 0; at < turn.Count - 1; at++)
        {
            if (Label(turn, at) is not { } label)
                continue;
            var start = label.End;
            while (turn.Is(start, "is", "uh", "um", "spelled", "spelt"))
                start++;
            var parts = new List<string>();
            var end = start;
            // "Will" and "Grace" are words as well: right between two labels they can only be names.
            if (turn[start] is { Length: > 1 } && turn[start].All(char.IsAsciiLetter) && Label(turn, start + 1) is not null)
                parts.Add(turn.Tokens[end++].Original);
            for (; end < turn.Count && parts.Count < 2 && (end == start || !turn.IsBreak(end)) && !spelled.Any(s => s.Value.Start == end) && NameWords.CanBe(turn.Tokens[end], parts.Count); end++)
                parts.Add(turn.Tokens[end].Original);
            end = SpelledNames.Apply(turn, parts, [.. spelled.Where(s => s.Value.Start - end < 3)], end, end);
            if (parts.Count > 0)
                found[label.Value] = (string.Join(' ', parts), at, end);
            else if (turn.Has(at - 2, "is the") && spelled.FirstOrDefault(s => s.End == at - 2) is { End: > 0 } before)
                found[label.Value] = (before.Value.Name, before.Value.Start, label.End);
        }

        if (found.Count == 1 && context is { Corrects: true, Filled: { } filled } && filled.Split(' ') is { Length: > 1 } halves)
        {
            var (half, said) = found.Single();
            string[] parts = half is "last" ? [halves[0], said.Name] : [said.Name, .. halves[1..]];
            return Of(new TokenSpan(said.Start, said.End), parts, 0.92, true) with { ChangesFilled = true };
        }

        if (found.Count == 1 && context is { IsAsked: true, Filled: null } && found.Single() is var (only, other) && Before(turn, other.Start, spelled) is { } unlabelled)
        {
            string[] whole = only is "last" ? [unlabelled.Value, other.Name] : [other.Name, unlabelled.Value];
            return Of(new TokenSpan(unlabelled.End, other.End), [.. whole.SelectMany(part => part.Split(' '))], 0.92, true);
        }

        return found.TryGetValue("first", out var first) && found.TryGetValue("last", out var last)
            ? Of(new TokenSpan(Math.Min(first.Start, last.Start), Math.Max(first.End, last.End)), [.. first.Name.Split(' '), .. last.Name.Split(' ')], 0.92, true)
            : null;
    }

    /// <summary>"Kowalczyk, K O W ..., first name Piotr", "my son's name is Tobias and our last name is Wren": the half that stands before the label of the other.</summary>
    /// <returns>It, and where it begins.</returns>
    private static Reach<string>? Before(SpokenTurn turn, int label, IReadOnlyList<Reach<(string Name, int Start)>> spelled)
    {
        var end = label;
        while (end > 0 && turn.Is(end - 1, "the", "and", "my", "our", "his", "her", "then", "uh", "um", "with"))
            end--;
        var letters = spelled.FirstOrDefault(s => s.End == end);
        if (letters.End > 0)
            end = letters.Value.Start;
        var start = end;
        while (start > 0 && end - start < 2 && NameWords.CanBe(turn.Tokens[start - 1], 0) && !turn.Is(start - 1, Relations) && !(start < end && turn.IsBreak(start)))
            start--;
        var isLed = start == 0 || turn.Is(start - 1, "it's", "is", "that's", "be", "name's", "that'd", "under", "uh", "um", "yes", "yeah", "called", "for") || turn.IsBreak(start);
        if (!isLed || start == end && letters.End == 0)
            return null;
        var heard = string.Join(' ', Enumerable.Range(start, end - start).Select(at => NameWords.Cased(turn.Tokens[at].Original)));
        return letters.End > 0 && (heard.Length == 0 || end - start == 1)
            ? new Reach<string>(letters.Value.Name, start)
            : letters.End > 0 ? null : new Reach<string>(heard, start);
    }

    /// <summary>"first name", "surname", "family name": which half of a name follows.</summary>
    private static Reach<string>? Label(SpokenTurn turn, int at)
    {
        if (turn.Is(at, "surname", "forename"))
            return new Reach<string>(turn[at] is "surname" ? "last" : "first", at + 1);
        return turn.Is(at + 1, "name", "name's") && turn[at] is "first" or "given" or "last" or "family"
            ? new Reach<string>(turn[at] is "first" or "given" ? "first" : "last", at + 2)
            : null;
    }

    /// <summary>"Ada Lovelace speaking", "Ada Lovelace here".</summary>
    private static Reading.Found? Speaking(ReadingContext context, IReadOnlyList<Reach<(string Name, int Start)>> spelled)
    {
        var turn = context.Turn;
        var start = 0;
        while (turn.Is(start, Greetings))
            start++;
        for (var at = start + 1; at <= Math.Min(start + 3, turn.Count - 1); at++)
            if (turn.Is(at, "speaking", "here") && Enumerable.Range(start, at - start).All(i => NameWords.CanBe(turn.Tokens[i], i - start)) && !turn.Is(start, "i'm", "it's"))
                return Of(new TokenSpan(start, at), [.. turn.Tokens.Skip(start).Take(at - start).Select(t => t.Original)], 0.8, turn[at] is "speaking" || at == start + 2 && turn.Is(at + 1, "i", "i'm", "i'd", "i've", "and", "my", "calling"));
        return null;
    }

    /// <summary>
    /// The bare name, also one begun anew ("Walter, no wait, Wilbur Finch") or said whole at last ("it's Hannah with an H, Hannah Boyd"). It takes the
    /// place of what was made of a part of it.
    /// </summary>
    private static void AddBare(ReadingContext context, IReadOnlyList<Reach<(string Name, int Start)>> spelled, List<Reading.Found> found)
    {
        var anew = Enumerable.Range(1, Math.Max(0, context.Turn.Count - 1)).LastOrDefault(at => context.Turn.Is(at, "no", "sorry", "wait", "actually", "rather") || context.Turn.Has(at, "i mean"));
        var again = Again(context.Turn);
        foreach (var start in ((int[])[anew, again, 0]).Distinct())
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

    /// <summary>"No, it's Oskar with a K": a word that sounds like a part of the name that the slot holds takes its place.</summary>
    private static Reading.Found? OneAnew(ReadingContext context)
    {
        var turn = context.Turn;
        if (context.Filled?.Split(' ') is not { } held || !context.Corrects)
            return null;
        for (var at = 1; at < Math.Min(turn.Count, 6); at++)
        {
            if (!(turn.Is(at - 1, "it's", "that's", "its") || turn[at - 1] is "is" && turn.Is(at - 2, "it", "name", "that")) || !NameWords.CanBe(turn.Tokens[at], 0) || held.Contains(turn.Tokens[at].Original, StringComparer.OrdinalIgnoreCase))
                continue;
            var sound = new Sound(turn[at]);
            var (part, likeness) = held.Select((word, index) => (index, sound.Likeness(new Sound(word)))).MaxBy(w => w.Item2);
            if (likeness < AlikeParts || turn.Count - at > 5)
                continue;
            held[part] = turn.Tokens[at].Original;
            return Of(new TokenSpan(at, at + 1), held, 0.85, isEvident: true) with { ChangesFilled = true };
        }

        return null;
    }

    /// <summary>Only spelled: as it is, or put into the name that the slot holds already.</summary>
    private static Reading.Found? Alone(ReadingContext context, Reach<(string Name, int Start)> spelled)
    {
        var span = new TokenSpan(spelled.Value.Start, spelled.End);
        if (context.Filled?.Split(' ') is not { } filled)
        {
            // "That's me again, Lars Nyberg, N Y B E R G": the word it spells, and the first name before that.
            var turn = context.Turn;
            var last = span.Start - 1;
            return last > 0 && new Sound(spelled.Value.Name).Likeness(new Sound(turn[last])) > 0.7 && !turn.IsBreak(last) && NameWords.CanBe(turn.Tokens[last - 1], 0)
                ? Of(new TokenSpan(last - 1, span.End), [turn.Tokens[last - 1].Original, spelled.Value.Name], 0.9, false)
                : Of(span, [spelled.Value.Name], 0.9, false);
        }

        if (SpelledNames.Split(spelled.Value.Name, filled) is { } names)
            return Of(span, names, 0.9, context.Corrects) with { ChangesFilled = true };
        var sound = new Sound(spelled.Value.Name);
        var nearest = filled.Select((word, index) => (index, Likeness: sound.Likeness(new Sound(word)))).MaxBy(w => w.Likeness);
        if (nearest.Likeness < 0.55)
            return Of(span, filled.Length > 1 ? [.. filled.SkipLast(1), spelled.Value.Name] : [spelled.Value.Name], 0.75, context.Corrects) with { ChangesFilled = true };
        filled[nearest.index] = spelled.Value.Name;
        return Of(span, filled, 0.9, context.Corrects) with { ChangesFilled = true };
    }

    /// <summary>How much more is said, but for the next clause: "and my number's...".</summary>
    private static int Rest(SpokenTurn turn, int at) => turn[at] is "but" or "because" || turn[at] is "and" && turn.Is(at + 1, "my", "the", "it's", "you", "his", "her", "i'm", "i", "i've", "we're") || turn.Has(at, "date of birth") || turn.Is(at, "born") ? 0
        : Enumerable.Range(at, Math.Max(0, turn.Count - at)).Count(i => !turn.Is(i, "please", "thanks", "thank", "you", "speaking", "here", "oh", "double", "triple") && !NumberWords.IsNumber(turn[i]) && !turn[i].All(char.IsAsciiDigit));

    private static Reading.Found Of(TokenSpan span, IReadOnlyList<string> parts, double confidence, bool isEvident)
    {
        var name = string.Join(' ', parts.Select(NameWords.Cased));
        return new Reading.Found(span, name, name, confidence, isEvident);
    }
}
