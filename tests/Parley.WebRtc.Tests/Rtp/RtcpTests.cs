using CsCheck;

namespace Parley.WebRtc.Tests;

public sealed class RtcpTests
{
    private static byte[] Compound()
    {
        var buffer = new byte[256];
        var writer = new RtcpWriter(buffer);
        writer.SenderReport(1, 0x0102030405060708, 960, 10, 1000);
        writer.TryAddBlock(new ReportBlock(2, 64, -5, 70000, 33, 0xAABBCCDD, 65536)).ShouldBeTrue();
        writer.SourceDescription(1, "someone");
        writer.Goodbye(3);
        return buffer[..writer.Length];
    }

    [Fact]
    public void WrittenCompound_ReadsBack()
    {
        var found = new Found();
        RtcpReader.Read(Compound(), found);

        found.Senders.ShouldBe([(1u, 0x0102030405060708ul)]);
        found.Blocks.ShouldBe([new ReportBlock(2, 64, -5, 70000, 33, 0xAABBCCDD, 65536)]);
        found.Gone.ShouldBe([3u]);
        (Compound().Length % 4).ShouldBe(0);
    }

    [Fact]
    public void FeedbackOfOtherKinds_IsPassedOver()
    {
        // A generic NACK (205/1), a PLI (206/1) and an XR (207) before a goodbye.
        var compound = Convert.FromHexString("81cd0003000000010000000200070000" + "81ce00020000000100000002" + "80cf000100000001" + "81cb000100000009");
        var found = new Found();

        RtcpReader.Read(compound, found);

        found.Gone.ShouldBe([9u]);
        found.Blocks.ShouldBeEmpty();
    }

    [Fact]
    public void Reading_OfAnything_NeverThrows() =>
        Gen.OneOf(Gen.Byte.Array[0, 128], Mutations.Of(Compound())).Sample(bytes => RtcpReader.Read(bytes, new Found()));

    [Fact]
    public void Statistics_OfALossyStream_CountLossAndJitter()
    {
        var statistics = new ReceptionStatistics(1, 48000);
        // Every tenth packet is missing, and every packet comes 2 ms later or earlier in turns: |D| is 4 ms.
        for (var number = 0; number < 1000; number++)
            if (number % 10 != 5)
                statistics.OnPacket(
                    (ushort)(65000 + number), (uint)(960 * number), TimeSpan.FromMilliseconds(20 * number + (number % 2 == 0 ? 2 : -2)));

        var block = statistics.NextBlock(TimeSpan.FromSeconds(20));
        block.CumulativeLost.ShouldBe(100);
        block.FractionLost.ShouldBe((byte)(256 / 10));
        block.HighestSequence.ShouldBe(65000u + 999);
        statistics.Snapshot().Jitter.TotalMilliseconds.ShouldBeInRange(3, 4.1);
        statistics.NextBlock(TimeSpan.FromSeconds(21)).FractionLost.ShouldBe((byte)0);
    }

    [Fact]
    public void RoundTrip_FromAReport_IsTheTimeOutsideThePeer()
    {
        NtpTime.FromMiddle(NtpTime.ToMiddle(TimeSpan.FromMilliseconds(250))).TotalMilliseconds.ShouldBe(250, tolerance: 0.1);
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var units = NtpTime.Middle(NtpTime.From(time.AddMilliseconds(40))) - NtpTime.Middle(NtpTime.From(time));
        NtpTime.FromMiddle(units).TotalMilliseconds.ShouldBe(40, tolerance: 0.1);
    }

    private sealed class Found : IRtcpListener
    {
        public List<(uint, ulong)> Senders { get; } = [];

        public List<ReportBlock> Blocks { get; } = [];

        public List<uint> Gone { get; } = [];

        public void OnSenderReport(uint ssrc, ulong ntpTime) => Senders.Add((ssrc, ntpTime));

        public void OnReportBlock(in ReportBlock block) => Blocks.Add(block);

        public void OnGoodbye(uint ssrc) => Gone.Add(ssrc);
    }
}
