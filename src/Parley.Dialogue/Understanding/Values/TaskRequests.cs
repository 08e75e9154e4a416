using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>
/// Words that ask for a task say nothing of its slots: of "I'd like to book an appointment, a sore throat" the answer to "what is the visit for?"
/// is the sore throat. They reach as far as nothing but function words and the task's own words follow each other.
/// </summary>
internal static class TaskRequests
{
    private const int Common = 2;

    /// <summary>"The driver was rude to me" tells what happened, whatever task it is a word for.</summary>
    private static readonly string[] Telling = ["was", "were", "is", "are", "never", "didn't", "came", "hung", "lied", "had", "has", "won't", "broke", "arrived", "kept"];

    private static readonly string[] Wishing = ["want", "wanted", "need", "like", "can", "could", "would", "please", "calling", "i'd", "wondering", "hoping"];

    /// <summary>Where the request that the turn opens with ends; 0 where it opens with none.</summary>
    public static int EndOf(SpokenTurn turn, IReadOnlyList<IntentDefinition> intents)
    {
        var furthest = 0;
        foreach (var intent in intents)
        {
            if (FirstSign(turn, intent) is not { } sign)
                continue;
            var own = OwnWords(intent);
            var end = 0;
            while (end < turn.Count && (TopicWords.IsStop(turn[end]) || turn[end].Length == 1 || sign.Start <= end && end < sign.End || own.Contains(TopicWords.Stem(turn[end]))))
                end++;
            if (end >= sign.End)
                furthest = Math.Max(furthest, end);
        }

        return Enumerable.Range(0, furthest).Any(at => turn.Is(at, Telling)) && !Enumerable.Range(0, furthest).Any(at => turn.Is(at, Wishing)) ? 0 : furthest;
    }

    private static TokenSpan? FirstSign(SpokenTurn turn, IntentDefinition intent)
    {
        foreach (var sign in intent.Words)
            for (var at = 0; at < turn.Count; at++)
                if (turn.Has(at, sign))
                    return new TokenSpan(at, at + sign.Split(' ').Length);
        return null;
    }

    /// <summary>What several of its examples speak of.</summary>
    private static HashSet<string> OwnWords(IntentDefinition intent) =>
        [.. intent.Examples.SelectMany(e => TopicWords.Of(SpokenTurn.Of(e))).GroupBy(w => w, StringComparer.Ordinal).Where(g => g.Count() >= Common).Select(g => g.Key)];
}
