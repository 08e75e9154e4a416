using System.Numerics.Tensors;
using Parley.Knowledge.Facts;
using Parley.Knowledge.Lexical;

namespace Parley.Knowledge.Retrieval;

/// <summary>One source's facts, searchable by words and by meaning. Immutable.</summary>
internal sealed class FactIndex
{
    private readonly LexicalIndex _words;
    private readonly ISentenceEmbedder? _embedder;

    /// <summary>Of each fact: its ways of asking, the fact itself and its topic; a question is compared with all, and the nearest counts.</summary>
    private readonly float[][][] _meanings;

    private readonly HashSet<string>[] _topics;

    /// <param name="embedder">Null searches by words alone.</param>
    public FactIndex(IReadOnlyList<Fact> facts, ISentenceEmbedder? embedder)
    {
        (Facts, _words, _embedder) = (facts, new LexicalIndex(facts), embedder);
        _topics = [.. facts.Select(f => Terms.OfFact(f.Topic).ToHashSet(StringComparer.Ordinal))];
        _meanings = embedder is null ? [] : [.. facts.Select(f => Meanings([.. f.Asked, $"{f.Topic}. {f.Text}", f.Topic], embedder))];
    }

    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Every fact with what speaks for it, in the facts' order.</summary>
    public IEnumerable<FactMatch> Match(string question)
    {
        var (words, unknown) = _words.Score(question);
        var meaning = _embedder is null ? null : Meanings([question], _embedder)[0];
        FactMatch[] matches = [.. words.Select((w, i) => new FactMatch(Facts[i], w, unknown, meaning is null ? null : _meanings[i].Max(m => TensorPrimitives.Dot<float>(m, meaning))))];
        Level(matches, question);
        return matches;
    }

    /// <summary>
    /// "What are your hours" names all that several topics have in common and nothing that tells them apart: which of their ways of asking happens to be
    /// nearest says nothing. They count alike, so that the first in the source's order is found, where authors put the general before the special.
    /// </summary>
    private void Level(FactMatch[] matches, string question)
    {
        var asked = Terms.OfQuestion(question, term => Array.Exists(_topics, t => t.Contains(term)));
        if (asked.Count == 0)
            return;
        int[] alike = [.. Enumerable.Range(0, matches.Length).Where(i => _topics[i].IsSupersetOf(asked))];
        if (alike.Length < 2)
            return;
        var (words, meaning) = (alike.Max(i => matches[i].Words), alike.Max(i => matches[i].Meaning));
        foreach (var i in alike)
            matches[i] = matches[i] with { Words = words, Meaning = meaning };
    }

    /// <summary>
    /// The sentence and its topic words alone, half each: the encoder is easily led by the shape of a question ("how long does it take
    /// to..."), and half of what it sees should be what the question is about.
    /// </summary>
    private static float[][] Meanings(IReadOnlyList<string> texts, ISentenceEmbedder embedder)
    {
        var vectors = embedder.Embed([.. texts.Select(Spoken), .. texts.Select(Terms.TopicWords)]);
        for (var i = 0; i < texts.Count; i++)
        {
            TensorPrimitives.Add<float>(vectors[i], vectors[texts.Count + i], vectors[i]);
            if (TensorPrimitives.Norm<float>(vectors[i]) is > 0 and var length)
                TensorPrimitives.Divide(vectors[i], length, vectors[i]);
        }

        return vectors[..texts.Count];
    }

    /// <summary>Recognisers differ in case and punctuation, so neither may tell questions apart.</summary>
    private static string Spoken(string text) => text.ToLowerInvariant().Replace('\u2019', '\'').TrimEnd('?', '.', '!', ' ');
}
