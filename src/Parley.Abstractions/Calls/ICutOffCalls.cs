namespace Parley.Calls;

/// <summary>Calls that their server's death cut off, and whose callers may come back.</summary>
public interface ICutOffCalls
{
    /// <summary>
    /// Somebody with a right to it comes into a room that is not there. If a call of theirs was cut off in it, its agent sits there again when this
    /// returns. Throws nothing but cancellation: whoever comes is let in all the same.
    /// </summary>
    Task ReturnAsync(string room, string identity, CancellationToken cancellationToken);
}
