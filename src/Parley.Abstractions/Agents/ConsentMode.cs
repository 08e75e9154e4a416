namespace Parley.Agents;

/// <summary>How consent to recording is dealt with.</summary>
public enum ConsentMode
{
    /// <summary>The channel settled it, or the law asks for none.</summary>
    NotAsked,

    /// <summary>Callers are told; going on means consent, an objection is honoured.</summary>
    Announce,

    /// <summary>Callers are asked; nothing is recorded before a yes.</summary>
    Ask,
}
