namespace Parley.Server.Readiness;

internal abstract record ReadinessVerdict
{
    private ReadinessVerdict() { }

    public sealed record Ready : ReadinessVerdict;

    /// <param name="Reason">For operators; names no tenant and no path.</param>
    public sealed record Waiting(string Reason) : ReadinessVerdict;
}
