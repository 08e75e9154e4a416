namespace Parley.Dialogue.LanguageModels.Registry;

/// <summary>What may happen to a model server that runs on this machine and is not configured.</summary>
public enum DiscoveryConsent
{
    /// <summary>It is not even looked for.</summary>
    Off,

    /// <summary>It is looked for at the start and told of, not used.</summary>
    Offer,

    /// <summary>When it answers at the start, calls use it after all configured models.</summary>
    Use,
}
