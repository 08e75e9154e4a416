namespace Parley.Storage.Usage;

/// <summary>What one turn asked of language models, in the order the requests ended.</summary>
public sealed record TurnUsage(int Turn, UsageSum Sum, IReadOnlyList<ModelRequestRecord> Requests);
