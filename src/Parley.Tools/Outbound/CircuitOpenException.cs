namespace Parley.Tools.Outbound;

/// <summary>The host failed too often of late and is left alone for a while. Nothing was sent.</summary>
internal sealed class CircuitOpenException(string host, TimeSpan retryAfter) : Exception($"{host} failed repeatedly and is left alone for a while.")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
