namespace Parley.Tools.Outbound;

/// <summary>A server did not take the request and says to come back: 429, or 503 with a time.</summary>
/// <param name="code">The outcome's code: <c>rate_limited</c> or <c>unavailable</c>.</param>
internal sealed class ServerBusyException(string code, string message, TimeSpan? retryAfter) : Exception(message)
{
    public string Code => code;

    public TimeSpan? RetryAfter => retryAfter;
}
