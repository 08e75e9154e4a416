using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>Which words speak for which intent: the more an intent's examples have one to themselves, the more.</summary>
internal sealed class IntentWords
{
    private readonly Dictionary<string, double[]> _shares = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<IReadOnlyList<string>>[] _signs;

    public IntentWords(IntentScope scope)
    {
        _signs = [.. scope.Intents.Select(i => i.Words.Select(w => (IReadOnlyList<string>)[.. SpokenTurn.Of(w).Tokens.Select(t => Sign(t.Text))]).Where(w => w.Count > 0).ToArray())];
        // What is said out of its scope takes words from an agent's tasks: goods are named by whoever returns them and by whoever buys them.
        IEnumerable<string>[] texts = [.. scope.Intents.Select(i => i.Examples.Concat(i.Words).Append(i.Name.Replace('_', ' '))), scope.OutOfScope];
        for (var i = 0; i < texts.Length; i++)
            foreach (var term in texts[i].SelectMany(t => TopicWords.Of(SpokenTurn.Of(t))))
                (_shares.TryGetValue(term, out var counts) ? counts : _shares[term] = new double[texts.Length])[i]++;

        foreach (var counts in _shares.Values)
        {
            var total = counts.Sum();
            for (var i = 0; i < counts.Length; i++)
                counts[i] = counts[i] / total * Math.Min(1, 0.5 + 0.25 * counts[i]) * (counts[i] > 0 ? 1 : 0);
        }
    }

    /// <summary>For each intent, and last for none of them, the mean over the turn's topic words of how far they are its own.</summary>
    public double[] Score(SpokenTurn turn)
    {
        var terms = TopicWords.Of(turn);
        var scores = new double[_signs.Length + 1];
        foreach (var term in terms)
            if (_shares.TryGetValue(term, out var shares))
                for (var i = 0; i < scores.Length; i++)
                    scores[i] += shares[i];

        // A long turn tells more than its request, so words beyond a few do not thin it out.
        var length = Math.Clamp(terms.Count, 1, 4);
        for (var i = 0; i < scores.Length; i++)
            scores[i] = Math.Min(1, scores[i] / length);
        return scores;
    }

    public bool HasSign(int intent, SpokenTurn turn)
    {
        foreach (var sign in _signs[intent])
            for (var at = 0; at + sign.Count <= turn.Count; at++)
                // "Without insurance" does not ask about it.
                if (turn[at - 1] is not "without" && sign.Select((word, i) => Sign(turn[at + i]) == word).All(same => same))
                    return true;
        return false;
    }

    /// <summary>A stem; whose it is makes no difference: "move his appointment" is "move my appointment".</summary>
    private static string Sign(string word) => word is "his" or "her" or "our" or "their" ? "my" : TopicWords.Stem(word);
}
