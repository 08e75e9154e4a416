namespace Parley.Storage.Usage;

/// <summary>What a call asked of language models, by turn and altogether. Turns that asked none are missing.</summary>
public sealed record CallUsage(UsageSum Sum, IReadOnlyList<TurnUsage> Turns)
{
    internal static CallUsage Of(IEnumerable<ModelRequestRow> rows)
    {
        var turns = rows.OrderBy(row => row.Number).GroupBy(row => row.Turn, row => row.ToRecord()).OrderBy(turn => turn.Key)
            .Select(turn => (turn.Key, Requests: (IReadOnlyList<ModelRequestRecord>)[.. turn])).ToList();
        return new CallUsage(
            UsageSum.Of([.. turns.SelectMany(turn => turn.Requests)]),
            [.. turns.Select(turn => new TurnUsage(turn.Key, UsageSum.Of(turn.Requests), turn.Requests))]);
    }
}
