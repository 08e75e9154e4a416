namespace Parley.Testing.Speech;

/// <summary>
/// Word error rate: substitutions, insertions and deletions over the words of the reference, after normalisation by
/// <see cref="SpokenWords"/>. Add up many to measure a set. Words written together or apart ("log in", "login") count as equal.
/// </summary>
/// <param name="Errors">Edits of a cheapest alignment.</param>
/// <param name="ReferenceWords">Words in the reference.</param>
public readonly record struct WordErrorRate(int Errors, int ReferenceWords)
{
    /// <summary>0 is perfect; above 1 when more was made up than said. Empty against empty is 0.</summary>
    public double Value => ReferenceWords == 0 ? Errors : (double)Errors / ReferenceWords;

    public static WordErrorRate operator +(WordErrorRate left, WordErrorRate right) =>
        new(left.Errors + right.Errors, left.ReferenceWords + right.ReferenceWords);

    public static WordErrorRate Add(WordErrorRate left, WordErrorRate right) => left + right;

    public static WordErrorRate Measure(string reference, string hypothesis)
    {
        var expected = SpokenWords.Of(reference);
        var heard = SpokenWords.Of(hypothesis);
        var cost = new int[expected.Count + 1, heard.Count + 1];
        for (var i = 0; i <= expected.Count; i++)
            for (var j = 0; j <= heard.Count; j++)
                cost[i, j] = Cheapest(expected, heard, cost, i, j);
        return new WordErrorRate(cost[expected.Count, heard.Count], expected.Count);
    }

    public override string ToString() => FormattableString.Invariant($"{Value * 100:0.0} % ({Errors}/{ReferenceWords})");

    private static int Cheapest(IReadOnlyList<string> expected, IReadOnlyList<string> heard, int[,] cost, int i, int j)
    {
        if (i == 0 || j == 0)
            return i + j;
        var best = Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1;
        best = Math.Min(best, cost[i - 1, j - 1] + (expected[i - 1] == heard[j - 1] ? 0 : 1));
        if (i >= 2 && expected[i - 2] + expected[i - 1] == heard[j - 1])
            best = Math.Min(best, cost[i - 2, j - 1]);
        if (j >= 2 && heard[j - 2] + heard[j - 1] == expected[i - 1])
            best = Math.Min(best, cost[i - 1, j - 2]);
        return best;
    }
}
