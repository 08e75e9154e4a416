using Parley.Dialogue;
using Parley.Simulation.LanguageModels;

namespace Parley.Simulation.Checking;

/// <summary>How requests to a language model have to end. Null: whichever.</summary>
/// <param name="Model"><c>model</c> or <c>next_model</c>.</param>
/// <param name="Times">How often; null for once or more.</param>
public sealed record ExpectedAnswer(string? Model, ModelPurpose? For, ModelEnding? Ending, bool? Hedge, int? Times)
{
    internal bool Fits(ModelEntry entry) =>
        (Model is null || Model == entry.Model)
        && (For is null || For == entry.Purpose)
        && (Ending is null || Ending == entry.Usage.Ending)
        && (Hedge is null || Hedge == entry.Usage.IsHedge);

    public override string ToString() =>
        $"{Model ?? "a model"}{(For is { } purpose ? $" for {purpose.ToString().ToLowerInvariant()}" : "")}: {Ending?.ToString().ToLowerInvariant() ?? "any end"}{(Hedge is true ? ", a hedge" : "")}";
}
