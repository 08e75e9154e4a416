using CsCheck;

namespace Parley.Media.Tests;

public sealed class JitterBufferTests
{
    private readonly JitterBuffer _buffer = new();

    [Fact]
    public void CalmNetwork_PlaysEveryPacketInOrder_AtTheLeastDelay()
    {
        var trace = new Trace(_buffer);
        for (var i = 0; i < 500; i++)
            trace.Send(i, 3);
        trace.Play(520);
        trace.Played.ShouldBe(Enumerable.Range(0, 500));
        trace.Steps.Where(s => s.Frame.Kind == JitterFrameKind.Packet).Max(s => s.Frame.Waited).ShouldBeLessThan(TimeSpan.FromMilliseconds(45));
        _buffer.TargetDelay.ShouldBe(TimeSpan.FromMilliseconds(20));
        _buffer.Statistics.Lost.ShouldBe(0);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void Loss_OfSinglePackets_IsRecoveredOrConcealedInPlace(int percent)
    {
        var random = new Random(percent);
        var trace = new Trace(_buffer);
        var lost = new HashSet<int>();
        for (var i = 0; i < 3000; i++)
            if (i > 0 && random.Next(100) < percent)
                lost.Add(i);
            else
                trace.Send(i, random.NextDouble() * 8);
        trace.Play(3050);
        trace.Played.ShouldBe(Enumerable.Range(0, 3000).Where(i => !lost.Contains(i)));
        _buffer.Statistics.Lost.ShouldBe(lost.Count(i => i < trace.Played.Max()));
        // The sound keeps its length: each lost packet has one stand-in, but for the few the growing delay added.
        var sounded = trace.Steps.Count(s => s.Frame.Kind is not JitterFrameKind.Idle);
        sounded.ShouldBeInRange(3000, 3000 + JitterBuffer.LongestConcealment + 6);
        // Where the next packet came, its copy is used; only runs of losses are concealed.
        trace.CountOf(JitterFrameKind.Recover).ShouldBeGreaterThan((int)(lost.Count * (percent == 5 ? 0.85 : 0.7)));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(150)]
    public void Jitter_OnceLearnt_LosesFewPackets(int milliseconds)
    {
        var random = new Random(milliseconds);
        var trace = new Trace(_buffer);
        for (var i = 0; i < 3000; i++)
            trace.Send(i, random.NextDouble() * milliseconds);
        trace.Play(3050, quiet: tick => tick % 50 < 10);
        (_buffer.Statistics.Lost / 3000.0).ShouldBeLessThan(0.03);
        trace.Played.ShouldBeInOrder();
        _buffer.TargetDelay.TotalMilliseconds.ShouldBeInRange(milliseconds * 0.8, milliseconds * 1.2);
        _buffer.Statistics.Reordered.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Jitter_ThatCalmsDown_GivesItsDelayBackInSilence()
    {
        var random = new Random(1);
        var trace = new Trace(_buffer);
        for (var i = 0; i < 3000; i++)
            trace.Send(i, i < 1000 ? random.NextDouble() * 200 : 2);
        trace.Play(3020, quiet: tick => tick % 50 < 10);
        trace.Steps[^60].Frame.Waited.ShouldBeLessThan(TimeSpan.FromMilliseconds(85));
        _buffer.Statistics.Accelerated.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Duplicates_AndReordering_AreUndone()
    {
        var trace = new Trace(_buffer);
        for (var i = 0; i < 300; i++)
            trace.Send(i, i % 5 == 0 ? 24 : 1).Send(i, 30);
        trace.Play(320);
        trace.Played.ShouldBe(Enumerable.Range(0, 300));
        _buffer.Statistics.Duplicates.ShouldBe(300);
    }

    [Fact]
    public void Sequence_AndTimestamp_WrapUnnoticed()
    {
        var trace = new Trace(_buffer);
        for (var i = 0; i < 400; i++)
            trace.Send(i, 1, sequenceFrom: 65_436, timestampFrom: uint.MaxValue - 100 * 960);
        trace.Play(420);
        trace.Played.ShouldBe(Enumerable.Range(0, 400));
        _buffer.Statistics.Lost.ShouldBe(0);
    }

    [Fact]
    public void Silence_OfTheSender_IsConcealedShortlyThenIdle_AndCountsNoLoss()
    {
        var trace = new Trace(_buffer);
        for (var i = 0; i < 200; i++)
            trace.Send(i, 1, spokenAt: i < 100 ? i : i + 150);
        trace.Play(370);
        trace.Played.ShouldBe(Enumerable.Range(0, 200));
        _buffer.Statistics.Lost.ShouldBe(0);
        var hole = trace.Steps.Where(s => s.At.TotalMilliseconds is > 2060 and < 5000).Select(s => s.Frame.Kind).ToList();
        hole.Count(k => k == JitterFrameKind.Conceal).ShouldBeLessThanOrEqualTo(JitterBuffer.LongestConcealment);
        hole.Count(k => k == JitterFrameKind.Idle).ShouldBeGreaterThan(140);
    }

    [Fact]
    public void Stream_ThatStartsAnew_IsFollowedAtItsSecondPacket()
    {
        var trace = new Trace(_buffer);
        for (var i = 0; i < 100; i++)
            trace.Send(i, 1);
        for (var i = 100; i < 200; i++)
            trace.Send(i, 1, sequenceFrom: 30_000, timestampFrom: 3_000_000_000);
        trace.Play(220);
        trace.Played.Count(i => i >= 100).ShouldBe(99);
    }

    [Fact]
    public void Timestamps_ThatStartAnew_AreFollowedAtOnce()
    {
        var trace = new Trace(_buffer);
        for (var i = 0; i < 200; i++)
            trace.Send(i, 1, timestampFrom: i < 100 ? 3_000_000_000 : 5);
        trace.Play(220);
        trace.Played.Count(i => i >= 100).ShouldBe(100);
    }

    [Fact]
    public void Burst_AfterAStall_DoesNotLeaveTheCallLagging()
    {
        var trace = new Trace(_buffer);
        for (var i = 0; i < 400; i++)
            trace.Send(i, i is >= 100 and < 150 ? (150 - i) * 20 : 1);
        trace.Play(420);
        trace.Steps.Where(s => s.Index > 200).Max(s => s.Frame.Waited).ShouldBeLessThan(TimeSpan.FromMilliseconds(360));
        trace.Played.Last().ShouldBe(399);
    }

    [Fact]
    public void OversizedOrEmptyPayload_IsRefused()
    {
        _buffer.Put(1, 0, 960, [], TimeSpan.Zero);
        _buffer.Put(2, 960, 960, new byte[PacketSlots.MaxPayload + 1], TimeSpan.Zero);
        _buffer.Statistics.Refused.ShouldBe(2);
        _buffer.Statistics.Received.ShouldBe(0);
    }

    [Fact]
    public void AnyTraffic_NeverThrows_NorPlaysAPacketTwiceOrStandsStill() =>
        Gen.Select(Gen.UShort, Gen.UInt, Gen.Int[0, 400]).Array[0, 300].Sample(packets =>
        {
            var buffer = new JitterBuffer();
            var payload = new byte[PacketSlots.MaxPayload];
            var now = TimeSpan.Zero;
            var taken = 0;
            foreach (var (sequence, timestamp, wait) in packets)
            {
                buffer.Put(sequence, timestamp, 960, [1, 2, 3], now);
                now += TimeSpan.FromMilliseconds(wait);
                for (var i = 0; i < 3; i++)
                    if (buffer.Take(now, quiet: wait % 2 == 0, payload).Kind is JitterFrameKind.Packet or JitterFrameKind.Skip)
                        taken++;
            }

            taken.ShouldBeLessThanOrEqualTo(packets.Length);
        }, iter: 500);

    [Fact]
    public void PutAndTake_AllocateNothing()
    {
        var payload = new byte[PacketSlots.MaxPayload];
        var packet = new byte[80];
        ushort sequence = 0;
        var now = TimeSpan.Zero;
        Allocation.Of(() =>
        {
            now += TimeSpan.FromMilliseconds(20);
            if (sequence % 7 != 3)
                _buffer.Put(sequence, (uint)sequence * 960, 960, packet, now);
            sequence++;
            _buffer.Take(now, quiet: true, payload);
        }, times: 2000).ShouldBe(0);
    }
}
