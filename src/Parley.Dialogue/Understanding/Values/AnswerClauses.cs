using Parley.Flows;
using Parley.Understanding.Acts;
using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>
/// The clause of an answer in free words that answers: "he's got pink eye, I think, the school sent him home" is about the pink eye, and "the Walgreens on
/// Fifth, they deliver" names the Walgreens. What is told besides begins with who does it, with when or how much, or with how sure the caller is.
/// </summary>
internal static class AnswerClauses
{
    private const int LongestName = 3;
    private const int LongestPreface = 6;
    private const int LongSentence = 8;

    /// <summary>Said before somebody comes to the point.</summary>
    private static readonly string[] Prefaces = ["embarrassing", "silly", "complicated", "private", "serious", "urgent", "story", "weird", "reason", "used"];

    private static readonly string[] Tellers =
    [
        "i", "i'm", "i've", "i'd", "i'll", "it", "it's", "it'll", "they", "they're", "they've", "they'll", "he", "he's", "he'll", "she", "she's", "she'll", "we", "we're", "we've", "we'd", "that's", "you", "you're", "nobody", "nobody's",
    ];

    private static readonly string[] Owners = ["my", "his", "her", "our", "their", "your", "the"];

    private static readonly string[] Besides =
    [
        "mostly", "mainly", "especially", "particularly", "usually", "sometimes", "whenever", "when", "after", "before", "since", "if", "which", "same", "like", "though", "although", "hopefully", "probably", "apparently", "not", "can", "could", "please", "thanks", "or", "right", "so", "once", "twice", "every", "daily", "maybe",
    ];

    private static readonly string[] Joins = ["and", "but", "so", "because", "since", "cause", "though"];

    private static readonly string[] Verbs =
    [
        "is", "are", "was", "were", "has", "have", "had", "does", "doesn't", "did", "didn't", "don't", "can't", "won't", "isn't", "wasn't", "aren't", "keeps", "keep", "hurts", "hurt", "aches", "itches", "burns", "looks", "feels", "smells", "came", "broke", "stopped",
        "went", "got", "arrived", "fell", "sent", "said", "says", "told", "wanted", "wants", "needs", "needed", "thinks", "asked", "called", "ordered", "charged", "never", "been",
    ];

    /// <summary>How somebody feels about it, or what they conclude: no part even of an answer that is a sentence.</summary>
    private static readonly string[] Feelings = ["worried", "worrying", "worries", "sick", "tired", "fed", "mad", "angry", "upset", "scared", "scares", "scaring", "annoyed", "annoying", "bothering", "bugging", "concerned", "hoping", "think", "guess", "suppose", "believe", "know", "want", "need", "like", "wondering", "sure", "done"];

    /// <summary>Said of a medicine or a place before its name comes to mind.</summary>
    private static readonly string[] Placeholders = ["one", "ones", "pill", "pills", "thing", "stuff", "medicine", "medication", "tablet", "tablets", "capsule", "capsules", "med", "meds", "place", "starts", "begins", "generic", "bottle", "label", "name"];

    /// <summary>Where the answer begins and ends within the words that may hold it; all of them where nothing is told besides.</summary>
    public static (int Start, int End) Main(SlotDefinition slot, SpokenTurn turn, TokenSpan answer)
    {
        if (TextIntroductions.AsksWhy(slot) && Because(turn, answer) is { } because)
            answer = answer with { Start = because };
        var clauses = Of(turn, answer);
        var first = clauses.FindIndex(c => Weight(turn, c) > 0);
        if (first < 0 || clauses.Count < 2)
            return Core(slot, turn, Ended(turn, answer));
        clauses.RemoveRange(0, first);
        if (first > 0)
            clauses[0] = clauses[0] with { Start = Point(turn, clauses[0]) };
        while (clauses.Count > 1 && (turn.Has(clauses[0].Start, "let me") || turn.Has(clauses[0].Start, "hold on") || turn.Has(clauses[0].Start, "hang on") || turn.Has(clauses[0].Start, "give me")))
            clauses.RemoveAt(0);
        if (Concluded(turn, clauses) is { } conclusion)
            return (conclusion.Start, Ended(turn, conclusion).End);
        if (clauses.Count > 1 && clauses[0].Length <= LongestPreface && Enumerable.Range(clauses[0].Start, clauses[0].Length).Any(i => turn.Is(i, Prefaces)))
            return Main(slot, turn, answer with { Start = Point(turn, clauses[1]) });
        if (Named(turn, clauses) is { } name)
            return (name.Start, name.End);
        if (IsStory(turn, clauses) && Trouble(slot, turn, clauses) is { } trouble)
            return (trouble.Start, trouble.End);
        // Of a complaint every clause may be the matter.
        var isSentence = IsSentence(turn, clauses[0]) || SlotWords.Of(slot).Any(w => w is "matter" or "complaint");
        var kept = clauses.Skip(1).TakeWhile(c => !IsAside(turn, c, isSentence)).LastOrDefault(clauses[0]);
        return Core(slot, turn, clauses[0] with { End = Ended(turn, kept).End });
    }

    /// <summary>"Just the one I always use", "I'd have to look that up", "I don't remember, it's for my cholesterol": what was asked is not said.</summary>
    public static bool LeavesItOpen(SpokenTurn turn)
    {
        if (OnFile.Is(turn.Text))
            return true;
        if (Of(turn, new TokenSpan(0, turn.Count)) is { Count: > 1 } said && said.Exists(c => OnFile.Is(turn.Slice(c))) && said.TrueForAll(c => Weight(turn, c) <= 1 && c.Length <= 2 || OnFile.Is(turn.Slice(c))) && !said.Exists(c => c.Length <= 2 && Weight(turn, c) == 1 && !turn.Is(c.End - 1, "shoot", "gosh", "darn", "geez", "man", "boy", "sorry", "honestly", "honey", "dear", "sure")))
            return true;
        if (turn.Text.Contains("rather not", StringComparison.OrdinalIgnoreCase))
            return true;
        if (Wordings.DontKnow().Match(turn.Text.Replace('\u2019', '\'')) is not { Success: true, Length: > 0 } unknown)
            return false;
        var clauses = Of(turn, new TokenSpan(0, turn.Count));
        var behind = clauses.FindIndex(c => turn.Tokens[c.Start].Start >= unknown.Length);
        return behind > 0 && clauses.Skip(behind).All(c => OnFile.Is(turn.Slice(c)) || Tells(turn, c));
    }

    /// <summary>It goes on about what is not known: "it's for my heart", "you should have it", but not "I think it's called prednisone".</summary>
    private static bool Tells(SpokenTurn turn, TokenSpan clause) =>
        Weight(turn, clause) == 0
        || turn.Is(clause.Start, "it's", "they're", "that's") && turn.Is(clause.Start + 1, "for", "on", "in", "at", "supposed", "been", "just")
        || turn.Is(clause.Start, "i'd", "i'll", "let", "you", "can", "could", "they", "he", "she", "my");

    /// <summary>At every mark, and at "and" before whoever does something: recognisers set few marks.</summary>
    private static List<TokenSpan> Of(SpokenTurn turn, TokenSpan span)
    {
        var clauses = new List<TokenSpan>();
        var start = span.Start;
        for (var at = span.Start + 1; at <= span.End; at++)
        {
            if (at < span.End && !turn.IsBreak(at) && !(turn.Is(at, Joins) && Begins(turn, at + 1, span.End)))
                continue;
            clauses.Add(new TokenSpan(start, at));
            start = at;
            while (start < span.End - 1 && turn.Is(start, Joins) && start == at)
                start++;
            at = Math.Max(at, start);
        }

        return clauses;
    }

    private static bool Begins(SpokenTurn turn, int at, int end) => at < end - 1
        && (turn.Is(at, Tellers) || turn.Is(at, "now", "can", "could") || turn.Is(at, Owners) && (turn[at + 1].EndsWith("'s", StringComparison.Ordinal) || Enumerable.Range(at + 2, 2).Any(i => i < end && turn.Is(i, Verbs))));

    private static bool IsSentence(SpokenTurn turn, TokenSpan clause)
    {
        var relative = Enumerable.Range(clause.Start, clause.Length).FirstOrDefault(i => turn.Is(i, "that", "who", "which"), clause.End);
        return turn.Is(clause.Start, Tellers) || Enumerable.Range(clause.Start, relative - clause.Start).Any(i => turn.Is(i, Verbs));
    }

    /// <summary>Told besides: of a name every further sentence, of a sentence only feelings, wishes and what stands behind a full stop.</summary>
    private static bool IsAside(SpokenTurn turn, TokenSpan clause, bool isSentence)
    {
        if (Weight(turn, clause) == 0)
            return true;
        var isSubject = turn.Is(clause.Start, Tellers);
        if (isSentence)
            return turn.Gap(clause.Start).Contains('.', StringComparison.Ordinal) && IsSentence(turn, clause)
                || turn.Is(clause.Start, Besides) || isSubject && Enumerable.Range(clause.Start, Math.Min(4, clause.Length)).Any(i => turn.Is(i, Feelings));
        return isSubject || turn.Is(clause.Start, Besides) || IsSentence(turn, clause) && !turn.Is(clause.Start, Verbs) || turn.Is(clause.Start, Owners) && (IsSentence(turn, clause) || turn.Is(clause.End - 1, Placeholders) || Enumerable.Range(clause.Start, Math.Min(4, clause.Length)).Any(i => turn.Is(i, "one", "ones")));
    }

    /// <summary>"The little white one for my heart, um, metoprolol": what it is called, once that comes to mind.</summary>
    private static TokenSpan? Named(SpokenTurn turn, List<TokenSpan> clauses)
    {
        if (clauses.Count < 2 || !Enumerable.Range(clauses[0].Start, clauses[0].Length).Any(i => turn.Is(i, Placeholders)))
            return null;
        var name = Ended(turn, clauses.Last(c => Weight(turn, c) > 0));
        var start = name.Start;
        while (start < name.End && (turn.Is(start, "um", "uh", "er", "erm", "called", "it's", "its", "that's", "the", "maybe", "is", "oh") || turn.Is(start, "i") && turn.Is(start + 1, "think", "believe", "guess") || turn.Is(start, "think", "believe", "guess") && start > name.Start))
            start++;
        return name.Start != clauses[0].Start && name.End - start is > 0 and <= LongestName && turn[start].Length > 2 && !TopicWords.IsStop(turn[start]) && !turn.Is(start, Besides) && !NumberWords.IsNumber(turn[start]) && !turn.Is(start, Placeholders)
            && !Enumerable.Range(start, name.End - start).Any(i => turn.Is(i, Tellers) || turn.Is(i, Verbs))
            ? new TokenSpan(start, name.End)
            : null;
    }

    /// <summary>"I'd like to send it back because it doesn't fit": behind a wish that was told once more.</summary>
    private static int? Because(SpokenTurn turn, TokenSpan answer)
    {
        var at = Enumerable.Range(answer.Start + 2, Math.Max(0, answer.Length - 3)).FirstOrDefault(i => turn.Is(i, "because", "cause"), -1);
        var isWish = at > 0 && Enumerable.Range(answer.Start, at - answer.Start).Any(i => turn.Is(i, "want", "need", "like", "wanna", "return", "exchange", "returning", "sending", "calling", "here"));
        return isWish ? turn.Is(at + 1, "it's", "my", "the") && at + 2 < answer.End ? at + 2 : at + 1 : null;
    }

    /// <summary>Of a long sentence what is wrong in it: "I hurt my back moving a couch over the weekend".</summary>
    private static (int Start, int End) Core(SlotDefinition slot, SpokenTurn turn, TokenSpan answer)
    {
        if (!TextIntroductions.AsksWhy(slot) || !IsSentence(turn, answer) || answer.Length < LongSentence)
            return (answer.Start, answer.End);
        var trouble = Troubles.In(turn).Where(t => t.Start >= answer.Start && t.End <= answer.End).Select(t => (TokenSpan?)t).FirstOrDefault();
        return trouble is { Length: > 1 } told && answer.Length - told.Length > LongestName ? (told.Start, told.End) : (answer.Start, answer.End);
    }

    /// <summary>"It closed, so the CVS on Broadway": what it comes to, said last.</summary>
    private static TokenSpan? Concluded(SpokenTurn turn, List<TokenSpan> clauses)
    {
        var last = clauses[^1];
        var start = last.Start;
        while (turn.Is(start, "so", "now", "it's", "the", "maybe", "just", "i", "guess", "make", "it") && start < last.End)
            start++;
        var isSo = turn[last.Start] is "so" || turn[last.Start - 1] is "so";
        return clauses.Count > 1 && isSo && start < last.End && !IsSentence(turn, new TokenSpan(start, last.End)) && !turn.Is(start, "can", "could", "please", "we", "would", "that") && IsSentence(turn, clauses[0]) ? new TokenSpan(start, last.End) : null;
    }

    /// <summary>Behind what leads to it: "but I have".</summary>
    private static int Point(SpokenTurn turn, TokenSpan clause)
    {
        var at = clause.Start;
        while (at < clause.End - 1 && turn.Is(at, "but", "and", "it's", "i", "i've", "have", "got", "a", "an", "my", "the", "some", "just", "think"))
            at++;
        return at;
    }

    /// <summary>"I was shoveling snow and now my back hurts" comes to the point with the second clause.</summary>
    private static bool IsStory(SpokenTurn turn, List<TokenSpan> clauses) => turn.Is(clauses[0].Start, "i", "he", "she", "we", "i've", "it") && clauses.Count > 1;

    private static TokenSpan? Trouble(SlotDefinition slot, SpokenTurn turn, List<TokenSpan> clauses)
    {
        if (!TextIntroductions.AsksWhy(slot))
            return null;
        var troubles = Troubles.In(turn).ToList();
        return troubles.Exists(t => t.Overlaps(clauses[0])) ? null : troubles.Where(t => t.Start >= clauses[1].Start).Select(t => (TokenSpan?)t).FirstOrDefault();
    }

    /// <summary>Without the season it is told of: "awful this year".</summary>
    private static TokenSpan Ended(SpokenTurn turn, TokenSpan span)
    {
        var end = span.End;
        if (end - span.Start > 3 && turn.Is(end - 2, "this") && turn.Is(end - 1, "year", "month", "week", "season", "winter", "summer", "spring", "fall", "time"))
            end -= 2;
        if (end - span.Start > 2 && (turn.Has(end - 2, "right now") || turn.Has(end - 2, "these days") || turn.Has(end - 2, "you know") || turn.Has(end - 2, "or something") || turn.Has(end - 2, "i think") || turn.Has(end - 2, "i guess") || turn.Has(end - 2, "i believe")))
            end -= 2;
        if (end - span.Start > 1 && turn.Is(end - 1, "maybe", "probably", "please", "thanks"))
            end--;
        return span with { End = end };
    }

    private static int Weight(SpokenTurn turn, TokenSpan clause) => Enumerable.Range(clause.Start, clause.Length).Count(at => turn[at].Length > 1 && !TopicWords.IsStop(turn[at]));
}
