using System.Numerics.Tensors;
using Parley.Knowledge.Embeddings;
using Parley.Knowledge.Facts;
using Parley.Knowledge.Lexical;

namespace Parley.Knowledge.Retrieval;

/// <summary>One source's facts, searchable by words and by meaning. Immutable.</summary>
internal sealed class FactIndex
{
    private readonly LexicalIndex _words;
    private readonly ISentenceEmbedder? _embedder;
    private readonly float[][][] _meanings;

    /// <param name="embedder">Null searches by words alone.</param>
    public FactIndex(IReadOnlyList<Fact> facts, ISentenceEmbedder? embedder)
    {
        (Facts, _words, _embedder) = (facts, new LexicalIndex(facts), embedder);
        _meanings = embedder is null ? [] : [.. facts.Select(f => Meanings(f, embedder))];
    }

    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Every fact with what speaks for it, in the facts' order.</summary>
    public IEnumerable<FactMatch> Match(string question)
    {
        var (words, unknown) = _words.Score(question);
        var meaning = _embedder is null ? null : Meaning(question, _embedder);
        for (var i = 0; i < words.Length; i++)
            yield return new FactMatch(Facts[i], words[i], unknown, meaning is null ? null : _meanings[i].Max(m => TensorPrimitives.Dot<float>(m, meaning)));
    }

    /// <summary>A question is compared with each way of asking and with the fact itself, and the nearest counts.</summary>
    private static float[][] Meanings(Fact fact, ISentenceEmbedder embedder) =>
        [.. fact.Asked.Append($"{fact.Topic}. {fact.Text}").Append(fact.Topic).Select(t => Meaning(t, embedder))];

    /// <summary>
    /// The sentence and its topic words alone, half each: the encoder is easily led by the shape of a question ("how long does it take
    /// to..."), and half of what it sees should be what the question is about.
    /// </summary>
    private static float[] Meaning(string text, ISentenceEmbedder embedder)
    {
        var sum = embedder.Embed(Spoken(text));
        TensorPrimitives.Add<float>(sum, embedder.Embed(Terms.TopicWords(text)), sum);
        var length = TensorPrimitives.Norm<float>(sum);
        if (length > 0)
            TensorPrimitives.Divide(sum, length, sum);
        return sum;
    }

    /// <summary>Recognisers differ in case and punctuation, so neither may tell questions apart.</summary>
    private static string Spoken(string text) => text.ToLowerInvariant().Replace('\u2019', '\'').TrimEnd('?', '.', '!', ' ');
}
