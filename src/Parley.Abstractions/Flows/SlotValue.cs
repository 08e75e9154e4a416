namespace Parley.Flows;

/// <summary>A slot's value in its type's normal form (see <see cref="SlotType"/>).</summary>
/// <param name="Value">The normal form, as stored and as given to tools.</param>
/// <param name="Spoken">How the agent reads it back: "Tuesday, December 1st".</param>
/// <param name="Source">Where it came from.</param>
public sealed record SlotValue(string Value, string Spoken, ValueSource Source);
