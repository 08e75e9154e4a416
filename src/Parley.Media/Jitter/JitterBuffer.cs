using static Parley.Media.SequenceTracker;

namespace Parley.Media;

/// <summary>
/// Puts packets back in order and holds them just long enough to bridge the network's jitter (RFC 3550 gives the wire's rules; what to
/// hold is the percentile of observed lateness). Pure: time is what the caller says. A talk spurt starts once its first packet has waited
/// the target delay; afterwards the delay changes only by whole frames where it is quiet, or where a frame is missing anyway. Not thread
/// safe; allocates nothing after construction.
/// </summary>
public sealed class JitterBuffer(JitterBufferOptions? options = null)
{
    /// <summary>Frames of concealment after which a missing packet is taken for silence.</summary>
    public const int LongestConcealment = 5;

    private const int ClockRate = 48_000;
    private const int UsualSamples = 960;

    /// <summary>Beyond 100 ms a hole is not bridged but jumped.</summary>
    private const long LongestHole = 5 * UsualSamples;

    private static readonly long Frame = TimeSpan.FromMilliseconds(20).Ticks;

    /// <summary>Transit that is off by more is no jitter: the sender began its timestamps anew, or slept.</summary>
    private static readonly long AnotherClock = TimeSpan.FromSeconds(2).Ticks;

    private readonly JitterBufferOptions _options = options ?? new JitterBufferOptions();
    private readonly PacketSlots _slots = new();
    private readonly SequenceTracker _sequence = new();
    private readonly DelayEstimator _delay = new();
    private JitterStatistics _statistics;
    private bool _everPlayed;
    private bool _playing;
    private long _next;
    private long _expected;
    private int _samples = UsualSamples;
    private int _held;
    private int _concealed;
    private float _loss;

    public JitterStatistics Statistics => _statistics with { TargetDelay = TargetDelay };

    /// <summary>The delay a talk spurt would start with now.</summary>
    public TimeSpan TargetDelay
    {
        get
        {
            // With losses about, the next packet should be here when one is missed: it may hold the copy.
            var least = _loss > 0.01f ? Math.Max(_options.MinimumDelay.Ticks, 2 * Frame) : _options.MinimumDelay.Ticks;
            var wanted = Math.Max(least, _delay.Percentile(_options.InTime).Ticks);
            return TimeSpan.FromTicks(Math.Min(wanted, _options.MaximumDelay.Ticks));
        }
    }

    /// <summary>Takes in a packet as it comes from the network.</summary>
    /// <param name="sequence">RTP sequence number.</param>
    /// <param name="timestamp">RTP timestamp at 48 kHz.</param>
    /// <param name="samples">How long the packet lasts at 48 kHz.</param>
    /// <param name="payload">Copied.</param>
    /// <param name="arrivedAt">On any clock that <see cref="Take"/> uses too.</param>
    public void Put(ushort sequence, uint timestamp, int samples, ReadOnlySpan<byte> payload, TimeSpan arrivedAt)
    {
        if (payload.IsEmpty || payload.Length > PacketSlots.MaxPayload || samples <= 0)
        {
            _statistics = _statistics with { Refused = _statistics.Refused + 1 };
            return;
        }

        var verdict = _sequence.Accept(sequence, timestamp, out var extended, out var time);
        if (verdict is Verdict.NewStream || (verdict is Verdict.Newest && IsAnotherClock(time, arrivedAt)))
        {
            Reset();
            verdict = _sequence.Accept(sequence, timestamp, out extended, out time);
        }

        _statistics = _statistics with { Received = _statistics.Received + 1 };
        if (verdict is Verdict.Stray)
            _statistics = _statistics with { Refused = _statistics.Refused + 1 };
        else if (verdict is Verdict.Duplicate)
            _statistics = _statistics with { Duplicates = _statistics.Duplicates + 1 };
        else
            Keep(new PacketSlots.Packet(extended, time, samples, payload.Length, arrivedAt.Ticks), payload, verdict is Verdict.Older);
    }

    /// <summary>Answers what to decode next. Call it whenever a stretch of sound is due, until it gives one (or nothing).</summary>
    /// <param name="now">As <c>arrivedAt</c> in <see cref="Put"/>.</param>
    /// <param name="quiet">Whether the last sound was so quiet that a frame more or less is not heard.</param>
    /// <param name="payload">Receives the packet; 1276 bytes always suffice.</param>
    public JitterFrame Take(TimeSpan now, bool quiet, Span<byte> payload)
    {
        DropOverdue(now);
        if (First() is not { } first)
            return Starve();
        if (!_playing && !TryBegin(first, now))
            return Starve();
        CountHeldAsLost(first, now);
        var hole = first.Timestamp - _expected;
        if (hole > 0 && (first.Sequence == _next || hole > LongestHole))
        {
            // Consecutive packets with time between them: the sender was silent (RFC 6716, section 2.1.9). A long hole is treated alike.
            _playing = false;
            if (!TryBegin(first, now))
                return Starve();
        }
        else if (hole > 0)
        {
            return Bridge(first, hole, now, payload);
        }

        return Play(first, now, quiet, payload);
    }

    /// <summary>Starts over, for a new stream (another SSRC). The statistics go on.</summary>
    public void Reset()
    {
        _slots.Clear();
        _sequence.Reset();
        _delay.Reset();
        (_everPlayed, _playing, _held) = (false, false, 0);
    }

    private void Keep(in PacketSlots.Packet packet, ReadOnlySpan<byte> payload, bool older)
    {
        _delay.Observe(packet.ArrivedAt - MediaTime(packet.Timestamp), packet.ArrivedAt);
        if (!_everPlayed && (_slots.Used == 0 || packet.Sequence < _next))
            _next = packet.Sequence;
        if (packet.Sequence < _next || packet.Sequence <= _sequence.Highest - PacketSlots.Count)
        {
            _statistics = _statistics with { Late = _statistics.Late + 1 };
            return;
        }

        if (older)
            _statistics = _statistics with { Reordered = _statistics.Reordered + 1 };
        // Nobody takes, or a jump ahead: the oldest make room.
        for (; _next <= packet.Sequence - PacketSlots.Count && _slots.Used > 0; _next++)
            Lose(_next);
        _next = Math.Max(_next, packet.Sequence - PacketSlots.Count + 1);
        _slots.Put(packet, payload);
    }

    private void Lose(long sequence)
    {
        _slots.Remove(sequence);
        CountLost(1);
    }

    /// <summary>What has waited beyond the greatest delay goes, so that a burst after a stall does not leave the call lagging.</summary>
    private void DropOverdue(TimeSpan now)
    {
        while (_slots.Used > 1 && First() is { } first && DelayOf(first, now) > _options.MaximumDelay.Ticks + Frame)
        {
            Consume(first);
            _statistics = _statistics with { Accelerated = _statistics.Accelerated + 1 };
        }
    }

    private bool TryBegin(in PacketSlots.Packet first, TimeSpan now)
    {
        if (DelayOf(first, now) < TargetDelay.Ticks && _slots.Used < PacketSlots.Count / 2)
            return false;
        if (_everPlayed)
            CountLost(first.Sequence - _next);
        (_everPlayed, _playing, _held) = (true, true, 0);
        (_next, _expected) = (first.Sequence, first.Timestamp);
        return true;
    }

    /// <summary>Nothing to play: conceal for a short while, as the packet may only be late; then take it for silence.</summary>
    private JitterFrame Starve()
    {
        if (!_everPlayed || _concealed >= LongestConcealment)
        {
            _playing = false;
            return default;
        }

        _concealed++;
        if (_playing)
            _held++;
        _statistics = _statistics with { Expanded = _statistics.Expanded + 1 };
        return new JitterFrame(JitterFrameKind.Conceal, 0, _samples, TimeSpan.Zero);
    }

    /// <summary>
    /// Frames concealed while nothing was there: if the awaited packet came after all, they lengthened the delay; if later ones came
    /// instead, they stood for what is lost; but where the delay is to grow, the last lost packet is still rebuilt and played.
    /// </summary>
    private void CountHeldAsLost(in PacketSlots.Packet first, TimeSpan now)
    {
        var hole = first.Timestamp - _expected;
        if (_held > 0 && hole > 0)
        {
            var grows = first.Sequence > _next && DelayOf(first, now) < TargetDelay.Ticks - Frame / 2;
            var covered = Math.Min((long)_held * _samples, grows ? Math.Max(0, hole - _samples) : hole);
            var packets = Math.Min(first.Sequence - _next, (covered + _samples - 1) / _samples);
            _expected += covered;
            _next += packets;
            CountLost(packets);
        }

        _held = 0;
    }

    private JitterFrame Bridge(in PacketSlots.Packet first, long hole, TimeSpan now, Span<byte> payload)
    {
        var samples = (int)Math.Min(hole, _samples);
        _expected += samples;
        CountLost(1);
        if (hole > samples)
        {
            _next = Math.Min(_next + 1, first.Sequence);
            return new JitterFrame(JitterFrameKind.Conceal, 0, samples, TimeSpan.Zero);
        }

        CountLost(first.Sequence - _next - 1);
        _next = first.Sequence;
        _slots.Payload(first).CopyTo(payload);
        _statistics = _statistics with { Recovered = _statistics.Recovered + 1 };
        return new JitterFrame(JitterFrameKind.Recover, first.Length, samples, Waited(first, now));
    }

    private JitterFrame Play(in PacketSlots.Packet first, TimeSpan now, bool quiet, Span<byte> payload)
    {
        var excess = DelayOf(first, now) - TargetDelay.Ticks;
        if (quiet && excess < -Frame / 2)
        {
            _statistics = _statistics with { Expanded = _statistics.Expanded + 1 };
            return new JitterFrame(JitterFrameKind.Conceal, 0, _samples, TimeSpan.Zero);
        }

        _slots.Payload(first).CopyTo(payload);
        var waited = Waited(first, now);
        var skip = quiet && excess > 2 * Frame && _slots.Used > 1;
        if (skip)
            _statistics = _statistics with { Accelerated = _statistics.Accelerated + 1 };
        Consume(first);
        return new JitterFrame(skip ? JitterFrameKind.Skip : JitterFrameKind.Packet, first.Length, first.Samples, waited);
    }

    private void Consume(in PacketSlots.Packet first)
    {
        _samples = first.Samples;
        _next = first.Sequence + 1;
        _expected = first.Timestamp + first.Samples;
        _concealed = 0;
        _loss *= 0.99f;
        _slots.Remove(first.Sequence);
    }

    private PacketSlots.Packet? First()
    {
        if (_slots.Used > 0)
            for (var sequence = _next; sequence <= _sequence.Highest; sequence++)
                if (_slots.Holds(sequence))
                    return _slots[sequence];
        return null;
    }

    private void CountLost(long packets)
    {
        if (packets <= 0)
            return;
        _statistics = _statistics with { Lost = _statistics.Lost + packets };
        _loss = Math.Min(1, _loss + 0.01f * packets);
    }

    private bool IsAnotherClock(long timestamp, TimeSpan arrivedAt) =>
        !_delay.IsEmpty && Math.Abs(arrivedAt.Ticks - MediaTime(timestamp) - _delay.Reference) > AnotherClock;

    /// <summary>How long the packet is held beyond the arrival of the fastest.</summary>
    private long DelayOf(in PacketSlots.Packet packet, TimeSpan now) => now.Ticks - MediaTime(packet.Timestamp) - _delay.Reference;

    private static TimeSpan Waited(in PacketSlots.Packet packet, TimeSpan now) => TimeSpan.FromTicks(now.Ticks - packet.ArrivedAt);

    private static long MediaTime(long timestamp) => timestamp * TimeSpan.TicksPerSecond / ClockRate;
}
