namespace Parley.LanguageModels;

/// <summary>Looks whether a model server runs on this machine without having been configured.</summary>
public interface IModelDiscovery
{
    /// <summary>What it finds it as: a provider's kind.</summary>
    string Provider { get; }

    /// <summary>The models the server has, the one to prefer first; null where none answers. Throws for nothing but cancellation.</summary>
    ValueTask<DiscoveredModels?> LookAsync(CancellationToken cancellationToken);
}
