namespace Parley.Storage.Usage;

/// <summary>What requests to language models cost.</summary>
/// <param name="Currency">ISO 4217; null where the configuration names none.</param>
/// <param name="Total">Altogether.</param>
/// <param name="PerCall">Over all calls of the version.</param>
/// <param name="Unused">The part of the total for answers nobody heard.</param>
public sealed record CostFigures(string? Currency, decimal Total, decimal PerCall, decimal Unused);
