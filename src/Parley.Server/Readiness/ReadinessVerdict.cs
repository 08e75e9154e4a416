namespace Parley.Server.Readiness;

internal abstract record ReadinessVerdict
{
    private ReadinessVerdict() { }

    /// <param name="Note">For operators, where there is more to say; names no tenant and no path.</param>
    public sealed record Ready(string Note = "") : ReadinessVerdict;

    /// <param name="Reason">For operators; names no tenant and no path.</param>
    public sealed record Waiting(string Reason) : ReadinessVerdict;
}
