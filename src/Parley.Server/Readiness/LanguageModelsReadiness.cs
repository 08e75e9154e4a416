using Parley.LanguageModels;

namespace Parley.Server.Readiness;

/// <summary>Never holds calls up, since flows and facts need no model; tells which models are asked, which rest, and what is only offered.</summary>
internal sealed class LanguageModelsReadiness(IModelStatus status) : IReadinessCheck
{
    public string Name => "language_models";

    public ValueTask<ReadinessVerdict> CheckAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<ReadinessVerdict>(new ReadinessVerdict.Ready(Describe(status)));

    internal static string Describe(IModelStatus status)
    {
        var models = status.Models.Select(m => m.IsAsked ? m.Model.Name : $"{m.Model.Name} rests after failures");
        var offers = status.Offers.Where(o => o.Used is null).Select(o => $"{o.Provider} is offered, not used");
        return string.Join(", ", models.DefaultIfEmpty("none").Concat(offers));
    }
}
