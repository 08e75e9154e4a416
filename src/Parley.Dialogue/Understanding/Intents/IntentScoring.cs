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

    private readonly ConcurrentDictionary<IntentScope, Lazy<IntentIndex>> _indexes = new(SameScope.Comparer);

    public IntentIndex IndexOf(IntentScope scope)
    {
        if (_indexes.Count > MostIndexes)
            _indexes.Clear();
        return _indexes.GetOrAdd(scope, s => new Lazy<IntentIndex>(() => new IntentIndex(s, embedders?.Embedder))).Value;
    }

    /// <summary>Likely ones for each of several texts, best first; none where a text is nothing but an answer. The meanings of all are looked up at once.</summary>
    public IReadOnlyList<IReadOnlyList<ScoredIntent>> Score(IReadOnlyList<ReadPiece> pieces)
    {
        var sentences = pieces.Select(SentencesOf).ToList();
        if (sentences.TrueForAll(s => s is null))
            return [.. pieces.Select(_ => (IReadOnlyList<ScoredIntent>)[])];
        var index = IndexOf(new IntentScope(pieces[0].Request.Intents, pieces[0].Request.OutOfScope));
        var meanings = index.Meanings([.. sentences.SelectMany(s => s?.Texts ?? []).Distinct(StringComparer.Ordinal)]);
        return [.. pieces.Zip(sentences, (piece, said) => said is null ? [] : Score(piece, index, said, [.. said.Texts.Select(t => meanings.GetValueOrDefault(t)).OfType<float[]>()]))];
    }

    private static Sentences? SentencesOf(ReadPiece piece)
    {
        var isAnswer = piece.Request.Asked is not null || piece.Request.Confirming;
        if (piece.Request.Intents.Count == 0 || piece.Turn.Count == 0 || (isAnswer && IsOnlyAnswer(piece.Turn, piece.Named)))
            return null;
        var about = SharedSubject.Named(IntentSentences.WithoutValues(piece.Turn, piece.Named.Spans), piece.Request);
        return new Sentences(about, IntentSentences.Of(about));
    }

    private static IReadOnlyList<ScoredIntent> Score(ReadPiece piece, IntentIndex index, Sentences said, float[][] vectors)
    {
        var (turn, request, found, acts) = (piece.Turn, piece.Request, piece.Named, piece.Acts);
        // What answers a question says nothing of what else is wanted.
        string[] filled = request.Asked is not null || request.Confirming ? [] : [.. found.Values.Keys.Where(name => !IsAmbiguous(name, found))];
        var evidence = index.Match(said.About, vectors, filled) with
        {
            IsOpenQuestion = Wordings.OpenQuestion().IsMatch(turn.Text) || BareQuestions.IsIn(turn.Text),
            IsGeneralQuestion = Wordings.GeneralQuestion().IsMatch(turn.Text),
            CannotCome = !acts.HasFlag(CallerActs.Question) && Wordings.CannotCome().IsMatch(turn.Text.Replace('\u2019', '\'')),
            IsQuestion = acts.HasFlag(CallerActs.Question),
            NamesTime = found.Spans.Any(s => s.Slot.Type is SlotType.Date or SlotType.Time or SlotType.DateTime),
        };
        var scores = IntentScore.Of(evidence, index.HasMeanings);
        return [.. scores.Select((score, i) => new ScoredIntent(index.Intents[i].Name, score))
            .Where(s => s.Score >= Least).OrderByDescending(s => s.Score)];
    }

    /// <summary>Words that are left to two slots for free text speak for the task of neither.</summary>
    private static bool IsAmbiguous(string slot, SlotFindings found) =>
        found.Spans.FirstOrDefault(s => s.Slot.Name == slot) is { Slot.Type: SlotType.Text } own && found.Spans.Any(s => s.Slot.Type is SlotType.Text && s.Slot.Name != slot && s.Span.Overlaps(own.Span));

    /// <param name="About">The words without their values.</param>
    /// <param name="Texts">They and their clauses, as the encoder gets them.</param>
    private sealed record Sentences(SpokenTurn About, IReadOnlyList<string> Texts);

    /// <summary>Nothing is left that could say what is wanted once values, function words and what takes a value back are gone.</summary>
    private static bool IsOnlyAnswer(SpokenTurn turn, SlotFindings found)
    {
        var isCorrection = found.Spans.Count > 0 && TurnActs.TakesBack(turn);
        return !Enumerable.Range(0, turn.Count).Any(i => !found.Spans.Any(s => s.Span.Start <= i && i < s.Span.End) && turn[i].Length > 1
            && !TopicWords.IsStop(turn[i]) && !(isCorrection && TakenBack.IsWording(turn[i])));
    }
}
