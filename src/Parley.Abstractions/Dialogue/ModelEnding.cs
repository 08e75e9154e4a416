namespace Parley.Dialogue;

/// <summary>How one request to a model ended.</summary>
public enum ModelEnding
{
    Completed,

    /// <summary>Whoever asked lost interest, such as when the caller spoke again.</summary>
    Cancelled,

    /// <summary>Another model spoke first.</summary>
    Outrun,

    /// <summary>Its deadline passed.</summary>
    Late,

    /// <summary>It, its server or the way to it failed.</summary>
    Failed,
}
