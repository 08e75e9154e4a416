using Parley.Knowledge.Facts;

namespace Parley.Knowledge.Lexical;

/// <summary>
/// BM25 (Robertson and Zaragoza 2009) over a few hundred short facts, scaled to what a fact could reach at most that held every term of the
/// question: 0 (shares nothing) to about 1. A term no fact knows counts as the rarest, so a question about something else scores low even
/// when it shares a common word. Immutable.
/// </summary>
internal sealed class LexicalIndex
{
    private const double Saturation = 0.8;
    private const double LengthNormalization = 0.2;
    private const double TopicWeight = 1.5;
    private const double SlipPenalty = 0.8;
    private const int ShortestSlip = 5;

    private readonly List<Dictionary<string, double>> _frequencies = [];
    private readonly Dictionary<string, double> _rarity = new(StringComparer.Ordinal);
    private readonly double _unknownRarity;
    private readonly double _averageLength;

    public LexicalIndex(IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
            _frequencies.Add(Frequencies(fact));
        foreach (var term in _frequencies.SelectMany(f => f.Keys).GroupBy(t => t))
            _rarity[term.Key] = Rarity(term.Count());
        _unknownRarity = Rarity(0);
        _averageLength = _frequencies.Count == 0 ? 1 : _frequencies.Average(f => f.Values.Sum());
    }

    /// <summary>A score for each fact, in their order, and the share of the question (0 to 1, by rarity) that is about things no fact knows.</summary>
    public (double[] Scores, double Unknown) Score(string question)
    {
        var scores = new double[_frequencies.Count];
        var (reachable, unknown) = (0.0, 0.0);
        foreach (var asked in Terms.OfQuestion(question, _rarity.ContainsKey).Distinct())
        {
            var (term, weight) = Known(asked);
            var rarity = term is null ? _unknownRarity : _rarity[term];
            reachable += rarity;
            unknown += term is null ? rarity : 0;
            for (var i = 0; term is not null && i < scores.Length; i++)
                scores[i] += weight * rarity * Saturate(_frequencies[i], term);
        }

        for (var i = 0; reachable > 0 && i < scores.Length; i++)
            scores[i] /= reachable;
        return (scores, reachable > 0 ? unknown / reachable : 0);
    }

    private static Dictionary<string, double> Frequencies(Fact fact)
    {
        var frequencies = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (text, weight) in fact.Asked.Append(fact.Text).Select(t => (t, 1.0)).Prepend((fact.Topic, TopicWeight)))
            foreach (var term in Terms.OfFact(text))
                frequencies[term] = frequencies.GetValueOrDefault(term) + weight;
        return frequencies;
    }

    private double Rarity(int facts) => Math.Log(1 + (_frequencies.Count - facts + 0.5) / (facts + 0.5));

    private double Saturate(Dictionary<string, double> frequencies, string term)
    {
        var frequency = frequencies.GetValueOrDefault(term);
        var length = 1 - LengthNormalization + LengthNormalization * frequencies.Values.Sum() / _averageLength;
        return frequency / (frequency + Saturation * length);
    }

    /// <summary>The term itself, or the only one it can have been meant for: one slip in five letters, two in eight.</summary>
    private (string? Term, double Weight) Known(string term)
    {
        if (_rarity.ContainsKey(term))
            return (term, 1);
        if (term.Length < ShortestSlip)
            return (null, 0);
        var slips = term.Length >= 8 ? 2 : 1;
        var nearest = _rarity.Keys.Concat(Synonyms.Stems.Where(s => _rarity.ContainsKey(Synonyms.Canonical(s))))
            .Where(k => k.Length >= ShortestSlip - 1 && k[0] == term[0] && Math.Abs(k.Length - term.Length) <= slips)
            .Select(k => (Term: k, Distance: EditDistance.Between(k, term)))
            .Where(k => k.Distance <= slips)
            .OrderBy(k => k.Distance).ThenBy(k => k.Term, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Term is null ? (null, 0) : (Synonyms.Canonical(nearest.Term), SlipPenalty);
    }
}
