namespace Parley.Storage.Calls;

/// <summary>How long callers waited, in milliseconds: delays that were really measured (nearest rank).</summary>
/// <param name="Turns">How many turns were measured.</param>
/// <param name="P50Ms">Half of them took no longer; null where none was measured.</param>
/// <param name="P95Ms">Nineteen of twenty took no longer.</param>
public sealed record DelayFigures(int Turns, long? P50Ms, long? P95Ms);
