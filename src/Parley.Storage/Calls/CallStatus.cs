namespace Parley.Storage.Calls;

public enum CallStatus
{
    Active,
    Ended,
    /// <summary>The process died while the call ran; found at the next start.</summary>
    EndedAbnormally,
}
