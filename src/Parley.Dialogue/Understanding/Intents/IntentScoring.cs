using System.Collections.Concurrent;
using Parley.Flows;
using Parley.Knowledge;
using Parley.Understanding.Acts;
using Parley.Understanding.Slots;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>What a caller wants, by meaning and by words. Each set of intents is prepared once. Thread-safe.</summary>
internal sealed class IntentScoring(ISentenceEmbedderSource? embedders = null)
{
    /// <summary>Lower ones are noise that nobody should ask back about.</summary>
    private const double Least = 0.15;

    /// <summary>More sets than agents in use: old versions of them, which may go.</summary>
    private const int MostIndexes = 256;

    private readonly ConcurrentDictionary<IReadOnlyList<IntentDefinition>, Lazy<IntentIndex>> _indexes = new(SameIntents.Comparer);

    public IntentIndex IndexOf(IReadOnlyList<IntentDefinition> intents)
    {
        if (_indexes.Count > MostIndexes)
            _indexes.Clear();
        return _indexes.GetOrAdd(intents, i => new Lazy<IntentIndex>(() => new IntentIndex(i, embedders?.Embedder))).Value;
    }

    /// <summary>Likely ones, best first; none where the turn is nothing but an answer.</summary>
    public IReadOnlyList<ScoredIntent> Score(SpokenTurn turn, UnderstandingRequest request, SlotFindings found, CallerActs acts)
    {
        var isAnswer = request.Asked is not null || request.Confirming;
        if (request.Intents.Count == 0 || turn.Count == 0 || (isAnswer && IsOnlyAnswer(turn, found)))
            return [];
        var index = IndexOf(request.Intents);
        var about = IntentSentences.WithoutValues(turn, found.Spans);
        // What answers a question says nothing of what else is wanted.
        string[] filled = isAnswer ? [] : [.. found.Values.Keys];
        var evidence = index.Match(about, IntentSentences.Of(about), filled) with
        {
            IsOpenQuestion = Wordings.OpenQuestion().IsMatch(turn.Text),
            IsGeneralQuestion = Wordings.GeneralQuestion().IsMatch(turn.Text),
            IsQuestion = acts.HasFlag(CallerActs.Question),
            NamesTime = found.Spans.Any(s => s.Slot.Type is SlotType.Date or SlotType.Time or SlotType.DateTime),
        };
        var scores = IntentScore.Of(evidence, index.HasMeanings);
        return [.. scores.Select((score, i) => new ScoredIntent(index.Intents[i].Name, score))
            .Where(s => s.Score >= Least).OrderByDescending(s => s.Score)];
    }

    /// <summary>Nothing is left that could say what is wanted once values and function words are gone.</summary>
    private static bool IsOnlyAnswer(SpokenTurn turn, SlotFindings found) =>
        !Enumerable.Range(0, turn.Count).Any(i => !found.Spans.Any(s => s.Span.Start <= i && i < s.Span.End) && turn[i].Length > 1 && !TopicWords.IsStop(turn[i]));
}
