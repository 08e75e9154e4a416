using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>A path and the checks on it. Guarded by its agent.</summary>
internal sealed class CandidatePair(INetworkPath path)
{
    // RFC 8489 section 6.2.1 starts at 500 ms and doubles; local and regional paths answer far sooner.
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

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

    public void Reset(TimeSpan now)
    {
        IsNominating = false;
        Renew(now);
    }

    /// <summary>The same transaction goes out again until it is answered.</summary>
    public void Sent(TimeSpan now)
    {
        NextSendAt = now + _wait;
        _wait = TimeSpan.FromTicks(Math.Min(_wait.Ticks * 2, LongestWait.Ticks));
    }

    private static byte[] NewTransactionId() => RandomNumberGenerator.GetBytes(StunMessage.TransactionIdLength);
}
