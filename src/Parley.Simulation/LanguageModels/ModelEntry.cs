using System.Text.Json;
using Parley.Dialogue;

namespace Parley.Simulation.LanguageModels;

/// <summary>How one request to a simulated model ended.</summary>
/// <param name="EventsBefore">How much had happened in the call by then.</param>
/// <param name="At">Since its start.</param>
internal sealed record ModelEntry(int EventsBefore, TimeSpan At, ModelUsage Usage)
{
    public string Model => Usage.Model.Name;

    public ModelPurpose Purpose => Usage.Scope.Purpose == "understanding" ? ModelPurpose.Understanding : ModelPurpose.Reply;

    public string Ending => JsonNamingPolicy.SnakeCaseLower.ConvertName(Usage.Ending.ToString());

    public override string ToString() => $"{Model} for {Purpose.ToString().ToLowerInvariant()}: {Ending}{(Usage.IsHedge ? ", a hedge" : "")}";
}
