namespace Parley.Storage.Retention;

/// <summary>How the deletion of a call ended.</summary>
public enum ErasureOutcome
{
    Erased,
    NotFound,

    /// <summary>It still runs: its records come into being meanwhile.</summary>
    Running,
}
