namespace Parley.Guardrails.Grounding;

/// <summary>How far evidence carries a sentence.</summary>
internal enum Support
{
    /// <summary>It claims nothing that could be wrong.</summary>
    NotNeeded,
    Supported,

    /// <summary>Little of it is in the evidence.</summary>
    Thin,

    /// <summary>A number, day or name in it is in no evidence.</summary>
    Unfounded,

    /// <summary>The evidence says the opposite.</summary>
    Contradicted,

    /// <summary>It says that something was done, and no result shows it.</summary>
    UnfoundedDeed,
}
