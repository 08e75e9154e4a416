using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>A path and the checks on it. Guarded by its agent.</summary>
internal sealed class CandidatePair(INetworkPath path)
{
    // RFC 8489 section 6.2.1 starts at 500 ms and doubles. But a call that begins waits for two answers, so until there is one checks go out
    // about as often as RFC 8445 section 14.2 paces those of many pairs.
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(300);
    private const double Growth = 1.25;

    // A pair that works is asked less eagerly than its answers travel.
    private static readonly TimeSpan ConsentWait = TimeSpan.FromMilliseconds(200);

    private TimeSpan _wait = FirstWait;

    public INetworkPath Path => path;

    public TimeSpan NextSendAt { get; set; }

    public byte[] TransactionId { get; private set; } = NewTransactionId();

    /// <summary>Whether the outstanding check carries USE-CANDIDATE.</summary>
    public bool IsNominating { get; set; }

    /// <summary>Starts a fresh transaction, due at once.</summary>
    public void Renew(TimeSpan now)
    {
        TransactionId = NewTransactionId();
        _wait = FirstWait;
        NextSendAt = now;
    }

    /// <summary>The transaction just begun is for later: it asks whether the pair still works.</summary>
    public void RestUntil(TimeSpan due) => (NextSendAt, _wait) = (due, ConsentWait);

    public void Reset(TimeSpan now)
    {
        IsNominating = false;
        Renew(now);
    }

    /// <summary>The same transaction goes out again until it is answered.</summary>
    public void Sent(TimeSpan now)
    {
        NextSendAt = now + _wait;
        _wait = TimeSpan.FromTicks(Math.Min((long)(_wait.Ticks * Growth), LongestWait.Ticks));
    }

    private static byte[] NewTransactionId() => RandomNumberGenerator.GetBytes(StunMessage.TransactionIdLength);
}
