using System.Numerics.Tensors;
using Parley.Knowledge;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>The intents of one agent, ready to be compared with turns. Immutable.</summary>
internal sealed class IntentIndex
{
    private const int Neighbours = 3;

    /// <summary>Nearer than this to an example, a background sentence speaks of the intent itself and goes.</summary>
    private const double SameAsExample = 0.78;

    private readonly ISentenceEmbedder? _embedder;
    private readonly float[][][] _examples = [];
    private readonly float[][] _background = [];
    private readonly IntentWords _words;

    public IntentIndex(IReadOnlyList<IntentDefinition> intents, ISentenceEmbedder? embedder)
    {
        (Intents, _embedder, _words) = (intents, embedder, new IntentWords(intents));
        if (embedder is null)
            return;
        _examples = [.. intents.Select(i => embedder.Embed([.. i.Examples.Select(IntentSentences.Plain)]))];
        _background = [.. embedder.Embed(Background.Sentences).Where(b => _examples.All(e => e.All(x => Cosine(x, b) < SameAsExample)))];
    }

    public IReadOnlyList<IntentDefinition> Intents { get; }

    public bool HasMeanings => _embedder is not null;

    /// <summary>Evidence for each intent, in their order.</summary>
    public IReadOnlyList<IntentEvidence> Match(SpokenTurn turn, IReadOnlyList<string> sentences)
    {
        var words = _words.Score(turn);
        var vectors = _embedder?.Embed(sentences) ?? [];
        var near = _examples.Select(e => Nearness(e, vectors)).ToArray();
        var background = vectors.Length == 0 ? 0 : _background.Select(b => vectors.Max(v => Cosine(v, b))).DefaultIfEmpty(0).Max();
        return [.. Intents.Select((intent, i) => new IntentEvidence(
            near.Length == 0 ? 0 : near[i].Nearest,
            near.Length == 0 ? 0 : near[i].Mean,
            near.Length == 0 ? 0 : near[i].Mean - near.Where((_, j) => j != i).Select(n => n.Mean).DefaultIfEmpty(0).Max(),
            background,
            words[i],
            words[i] - words.Where((_, j) => j != i).DefaultIfEmpty(0).Max(),
            _words.HasSign(i, turn)))];
    }

    private static (double Nearest, double Mean) Nearness(float[][] examples, float[][] vectors)
    {
        var cosines = examples.Select(e => vectors.Length == 0 ? 0 : vectors.Max(v => (double)Cosine(v, e))).OrderDescending().Take(Neighbours).ToArray();
        return cosines.Length == 0 ? (0, 0) : (cosines[0], cosines.Average());
    }

    private static float Cosine(float[] left, float[] right) => TensorPrimitives.Dot<float>(left, right);
}
