namespace Parley.Rooms;

/// <summary>What became of a presented token.</summary>
public abstract record AccessVerdict
{
    private AccessVerdict() { }

    public sealed record Granted(AccessGrants Grants) : AccessVerdict;

    /// <param name="Status">401: we do not know who asks; 403: we do, and they may not.</param>
    /// <param name="Reason">One sentence for the client's log; never more than the client could know.</param>
    public sealed record Denied(int Status, string Reason) : AccessVerdict;
}
