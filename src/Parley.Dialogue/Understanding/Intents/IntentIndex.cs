using System.Numerics.Tensors;
using Parley.Knowledge;
using Parley.Understanding.Acts;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>The intents of one agent, ready to be compared with turns. Immutable.</summary>
internal sealed class IntentIndex
{
    private const int Neighbours = 3;

    /// <summary>Nearer than this to an example, a sentence of the shared background speaks of the intent itself and goes.</summary>
    private const double SameAsExample = 0.78;

    private readonly ISentenceEmbedder? _embedder;
    private readonly float[][][] _examples = [];
    private readonly float[][] _background = [];
    private readonly IntentProbe? _probe;
    private readonly IntentWords _words;
    private readonly IntentSlots _slots;
    private readonly bool[] _general;
    private readonly bool[] _cannotCome;
    private readonly bool _hasOwnBackground;

    public IntentIndex(IntentScope scope, ISentenceEmbedder? embedder)
    {
        var intents = scope.Intents;
        (Intents, _embedder, _words, _slots) = (intents, embedder, new IntentWords(scope), new IntentSlots(intents));
        _general = [.. intents.Select(i => i.Examples.Any(e => Wordings.GeneralQuestion().IsMatch(e)))];
        _cannotCome = [.. intents.Select(i => i.Examples.Any(e => Wordings.CannotCome().IsMatch(e)))];
        _hasOwnBackground = scope.OutOfScope.Count > 0;
        if (embedder is null)
            return;
        _examples = [.. intents.Select(i => embedder.Embed([.. i.Examples.Select(IntentSentences.Plain)]))];
        // The agent's own stay whatever they are near to: who wrote "I want to place an order" among them meant it to begin nothing.
        _background = [
            .. embedder.Embed(Background.Sentences).Where(b => _examples.All(e => e.All(x => Cosine(x, b) < SameAsExample))),
            .. embedder.Embed([.. scope.OutOfScope.Select(IntentSentences.Plain)])];
        _probe = new IntentProbe([.. _examples, _background]);
    }

    public IReadOnlyList<IntentDefinition> Intents { get; }

    public bool HasMeanings => _embedder is not null;

    /// <summary>What the encoder makes of sentences; empty without one.</summary>
    public Dictionary<string, float[]> Meanings(IReadOnlyList<string> sentences) =>
        _embedder is null ? [] : sentences.Zip(_embedder.Embed(sentences)).ToDictionary(m => m.First, m => m.Second, StringComparer.Ordinal);

    /// <param name="turn">Without its values.</param>
    /// <param name="vectors">Meanings of the turn and its clauses; none without an encoder.</param>
    /// <param name="filled">Names of the slots it holds values for.</param>
    public TurnEvidence Match(SpokenTurn turn, float[][] vectors, IReadOnlyCollection<string> filled)
    {
        var ofAll = _words.Score(turn);
        var words = ofAll[..^1];
        var near = Intents.Select((_, i) => vectors.Length == 0 ? (0, 0) : Nearness(_examples[i], vectors)).ToArray();
        var chances = _probe is null || vectors.Length == 0 ? [] : vectors.Select(_probe.Chances).ToArray();
        var best = Intents.Select((_, i) => chances.Select(c => (double)c[i]).DefaultIfEmpty(0).Max()).ToArray();
        var evidence = Intents.Select((_, i) => new IntentEvidence(
            near[i].Nearest, near[i].Mean, near[i].Mean - Other(near, i, n => n.Mean), best[i], best[i] - Other(best, i, c => c), words[i], words[i] - Other(words, i, w => w),
            _words.HasSign(i, turn), _slots.Share(i, filled), _slots.HasOwn(i, filled), _general[i], _cannotCome[i]));
        return new TurnEvidence(
            [.. evidence], _background.Select(b => vectors.Max(v => (double)Cosine(v, b))).DefaultIfEmpty(0).Max(), chances.Length == 0 ? 0 : chances[0][^1]) { HasOwnBackground = _hasOwnBackground, Words = ofAll[^1] };
    }

    private static double Other<T>(T[] all, int but, Func<T, double> of) => all.Where((_, i) => i != but).Select(of).DefaultIfEmpty(0).Max();

    private static (double Nearest, double Mean) Nearness(float[][] examples, float[][] vectors)
    {
        var cosines = examples.Select(e => vectors.Max(v => (double)Cosine(v, e))).OrderDescending().Take(Neighbours).ToArray();
        return cosines.Length == 0 ? (0, 0) : (cosines[0], cosines.Average());
    }

    private static float Cosine(float[] left, float[] right) => TensorPrimitives.Dot<float>(left, right);
}
