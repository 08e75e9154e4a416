namespace Parley.Simulation.LanguageModels;

/// <summary>What a language model is asked for.</summary>
public enum ModelPurpose
{
    /// <summary>What a turn means, as JSON.</summary>
    Understanding,

    /// <summary>What to say, and which tools to call.</summary>
    Reply,
}
