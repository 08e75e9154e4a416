namespace Parley.Testing.Understanding;

/// <summary>A caller turn with what it should be understood as.</summary>
/// <param name="Text">As a recogniser writes it.</param>
/// <param name="Intent">An intent's name, <c>none</c>, or null where it is an answer within a flow and intents are not counted.</param>
/// <param name="Asked">The slot that the agent just asked for.</param>
/// <param name="Confirming">The agent just read values back.</param>
/// <param name="Filled">What slots hold already, in normal form.</param>
/// <param name="Slots">Every slot the turn fills, in normal form; any other one found is an error.</param>
/// <param name="Rejected">Slots that must be found and rejected.</param>
/// <param name="Acts">Acts the turn must have; others may be there too.</param>
public sealed record LabelledTurn(
    string Text,
    string? Intent,
    string? Asked,
    bool Confirming,
    IReadOnlyDictionary<string, string>? Filled,
    IReadOnlyDictionary<string, string> Slots,
    IReadOnlyList<string>? Rejected,
    IReadOnlyList<string>? Acts)
{
    /// <summary>Whose slots it is read against.</summary>
    public string Agent { get; init; } = LabelledClinic.Clinic;
}
