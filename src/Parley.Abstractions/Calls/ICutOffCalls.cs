namespace Parley.Calls;

/// <summary>Calls that a lost line or their server's death cut off, and whose callers may come back.</summary>
public interface ICutOffCalls
{
    /// <summary>
    /// Somebody with a right to it comes into a room where no agent waits for its caller. If a call of theirs was cut off in it, its agent sits there again
    /// when this returns. Throws nothing but cancellation.
    /// </summary>
    /// <returns>False where the call they come for is over: they would wait for an answer in vain.</returns>
    Task<bool> ReturnAsync(string room, string identity, CancellationToken cancellationToken);
}
