namespace Parley.LanguageModels;

/// <summary>What operators see of the models. Thread-safe, no I/O.</summary>
public interface IModelStatus
{
    IReadOnlyList<ModelHealth> Models { get; }

    /// <summary>Found on this machine at the start.</summary>
    IReadOnlyList<ModelOffer> Offers { get; }
}
