using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>What of a turn is compared with the examples: the whole of it and its clauses, without what callers say while they think.</summary>
internal static class IntentSentences
{
    private const int MostClauses = 4;
    private const int ShortestClause = 3;

    private static readonly string[] Fillers = ["um", "uh", "er", "erm", "hmm", "mm", "like", "well", "so", "okay", "ok", "yeah", "oh", "hi", "hello", "hey", "please", "just", "actually", "basically", "ah"];
    private static readonly string[] Borders = ["and", "but", "so", "because", "cause", "then", "plus", "also"];

    public static string Plain(string text) => Join(SpokenTurn.Of(text).Tokens.Select(t => t.Text));

    /// <param name="taken">Words that are names, numbers and addresses and tell nothing of what is wanted.</param>
    public static IReadOnlyList<string> Of(SpokenTurn turn, IReadOnlyList<TokenSpan> taken)
    {
        var clauses = new List<List<string>> { new() };
        for (var at = 0; at < turn.Count; at++)
        {
            if (taken.Any(t => t.Start <= at && at < t.End))
                continue;
            if (turn.IsBreak(at) || turn.Is(at, Borders))
                clauses.Add([]);
            clauses[^1].Add(turn[at]);
        }

        var whole = Join(clauses.SelectMany(c => c));
        var parts = clauses.Count < 2 ? [] : clauses.Where(c => c.Count(w => !Fillers.Contains(w)) >= ShortestClause).OrderByDescending(c => c.Count).Take(MostClauses).Select(Join);
        return [whole, .. parts.Where(p => p != whole)];
    }

    private static string Join(IEnumerable<string> words)
    {
        var text = string.Join(' ', words.Where(w => !Fillers.Contains(w)));
        return text.Length > 0 ? text : string.Join(' ', words);
    }
}
