using System.Security.Cryptography;

namespace Parley.WebRtc;

/// <summary>Asks a silent peer whether it is there (RFC 9260, section 8.3).</summary>
internal sealed class Heartbeat(RetransmissionTimeout timeout, AssociationErrors errors)
{
    // Heartbeat info parameter: type 1, length 12, and a nonce that only an answer can know.
    private readonly byte[] _body = [0, 1, 0, 12, .. new byte[8]];
    private TimeSpan _sentAt;
    private bool _awaitsAnswer;

    public TimeSpan? DueAt { get; private set; }

    /// <summary>Something was heard that shows the peer alive.</summary>
    public void Postpone(TimeSpan now)
    {
        if (!_awaitsAnswer)
            DueAt = now + SctpLimits.HeartbeatInterval;
    }

    public void OnTimer(SctpPacketWriter writer, TimeSpan now)
    {
        if (_awaitsAnswer)
        {
            errors.Count();
            timeout.BackOff();
        }
        RandomNumberGenerator.Fill(_body.AsSpan(4));
        _body.CopyTo(writer.Chunk(SctpChunkType.Heartbeat, 0, _body.Length));
        (_sentAt, _awaitsAnswer, DueAt) = (now, true, now + timeout.Value);
    }

    public void OnAnswer(ReadOnlySpan<byte> answer, TimeSpan now)
    {
        if (!_awaitsAnswer || !answer.SequenceEqual(_body))
            return;
        _awaitsAnswer = false;
        errors.Reset();
        timeout.Observe(now - _sentAt);
        Postpone(now);
    }
}
