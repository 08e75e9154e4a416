using System.Text;

namespace Parley.WebRtc.Tests.Sctp;

/// <summary>Against libusrsctp, the SCTP that Firefox uses and Chromium used.</summary>
public class UsrSctpTests
{
    private static readonly DataChannelOptions Lossy = new(Ordered: false, MaxRetransmits: 0);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 2)]
    [InlineData(0.2, 3)]
    public void Messages_BothWays_ArriveWholeAndInOrder(double loss, int seed)
    {
        Assert.SkipUnless(UsrSctp.IsInstalled, "libusrsctp2 is not installed.");
        using var peer = new UsrSctpPeer(seed) { Loss = loss };
        var channel = Open(peer, "to you");
        var theirs = OpenFromPeer(peer, 1, DcepMessage.WriteOpen("to us", new DataChannelOptions()));
        var received = new List<byte[]>();
        theirs.MessageReceived = (bytes, _) => received.Add(bytes.ToArray());
        int[] sizes = [1, 1200, 5000, 100, 100_000, 262_144, 7];

        foreach (var size in sizes)
            channel.Send(Bytes(size), isText: false).ShouldBeTrue();
        foreach (var size in sizes)
            peer.Send(1, Ppid.Binary, Bytes(size));

        peer.RunUntil(() => received.Count == sizes.Length && FromUs(peer, 0).Sum(bytes => bytes.Length) == sizes.Sum()).ShouldBeTrue();
        received.ShouldBe(sizes.Select(Bytes));
        FromUs(peer, 0).SelectMany(bytes => bytes).ShouldBe(sizes.SelectMany(Bytes));
        peer.RunUntil(() => channel.BufferedBytes == 0).ShouldBeTrue();
    }

    [Fact]
    public void LossyMessages_BothWaysWithLoss_HoldUpNothing()
    {
        Assert.SkipUnless(UsrSctp.IsInstalled, "libusrsctp2 is not installed.");
        using var peer = new UsrSctpPeer(seed: 4);
        var reliable = Open(peer, "reliable");
        var lossy = Open(peer, "lossy", Lossy, stream: 2);
        var theirs = OpenFromPeer(peer, 1, DcepMessage.WriteOpen("theirs", Lossy));
        var received = new List<byte[]>();
        theirs.MessageReceived = (bytes, _) => received.Add(bytes.ToArray());

        peer.Loss = 0.2;
        for (var i = 0; i < 100; i++)
        {
            lossy.Send(Encoding.ASCII.GetBytes($"lossy {i}"), isText: true).ShouldBeTrue();
            peer.Send(1, Ppid.Text, Encoding.ASCII.GetBytes($"lossy {i}"), unordered: true, maxRetransmits: 0);
            var end = peer.Clock.GetUtcNow() + TimeSpan.FromMilliseconds(50);
            peer.RunUntil(() => peer.Clock.GetUtcNow() >= end);
        }
        reliable.Send("last"u8, isText: true).ShouldBeTrue();

        peer.RunUntil(() => FromUs(peer, 0).Any() && lossy.BufferedBytes + reliable.BufferedBytes == 0).ShouldBeTrue();
        FromUs(peer, 2).Count().ShouldBeInRange(40, 99);
        received.Count.ShouldBeInRange(40, 99);
        received.Select(Encoding.ASCII.GetString).ShouldBeUnique();
        peer.RunUntil(() => peer.Transport.Association.InboundCost == 0).ShouldBeTrue();
        peer.Transport.State.ShouldBe(SctpState.Established);
    }

    [Fact]
    public void Reset_ByThePeer_ClosesTheChannelAndIsAnsweredInKind()
    {
        Assert.SkipUnless(UsrSctp.IsInstalled, "libusrsctp2 is not installed.");
        using var peer = new UsrSctpPeer(seed: 5);
        var channel = Open(peer, "a");
        peer.ResetOutgoing(0);
        peer.RunUntil(() => channel is { IsIncomingReset: true, IsOutgoingReset: true }, seconds: 10).ShouldBeTrue();
        channel.IsOpen.ShouldBeFalse();

        var again = Open(peer, "again");
        again.Stream.Id.ShouldBe((ushort)0);
        again.Send([1], isText: false).ShouldBeTrue();
        peer.RunUntil(() => FromUs(peer, 0).Any(), seconds: 10).ShouldBeTrue();
    }

    [Fact]
    public void Reset_ByUs_IsAcceptedByThePeer()
    {
        Assert.SkipUnless(UsrSctp.IsInstalled, "libusrsctp2 is not installed.");
        using var peer = new UsrSctpPeer(seed: 6) { Loss = 0.2 };
        var channel = Open(peer, "a");
        channel.Send(Bytes(50_000), isText: false);
        peer.RunUntil(() => channel.BufferedBytes < 40_000);
        peer.Transport.CloseChannel(channel);
        peer.RunUntil(() => channel.IsOutgoingReset, seconds: 60).ShouldBeTrue();
        peer.Transport.State.ShouldBe(SctpState.Established);
    }

    [Fact]
    public void Shutdown_ByThePeer_EndsTheAssociation()
    {
        Assert.SkipUnless(UsrSctp.IsInstalled, "libusrsctp2 is not installed.");
        using var peer = new UsrSctpPeer(seed: 7);
        var channel = Open(peer, "a");
        peer.Shutdown();
        peer.RunUntil(() => peer.Transport.State == SctpState.Ended, seconds: 30).ShouldBeTrue();
        channel.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void Close_ByUs_IsSeenByThePeer()
    {
        Assert.SkipUnless(UsrSctp.IsInstalled, "libusrsctp2 is not installed.");
        using var peer = new UsrSctpPeer(seed: 8);
        Open(peer, "a");
        peer.Transport.Close();
        peer.RunUntil(() => peer.IsGone, seconds: 5).ShouldBeTrue();
    }

    private static IEnumerable<byte[]> FromUs(UsrSctpPeer peer, ushort stream) =>
        peer.Received.Where(message => message.Stream == stream && message.Ppid != Ppid.Dcep).Select(message => message.Bytes);

    // We are the DTLS client; both sides begin. The peer is a bare SCTP: the test says DCEP for it.
    private static DataChannel Open(UsrSctpPeer peer, string label, DataChannelOptions? options = null, ushort stream = 0)
    {
        var before = peer.Received.Count;
        var channel = peer.Transport.CreateChannel(label, options ?? new DataChannelOptions());
        if (peer.Transport.State == SctpState.Closed)
        {
            peer.Transport.Start(isDtlsClient: true);
            peer.Connect();
        }
        peer.RunUntil(() => peer.Received.Count > before).ShouldBeTrue();
        var (openedOn, ppid, bytes) = peer.Received[^1];
        (openedOn, ppid).ShouldBe((stream, Ppid.Dcep));
        DcepMessage.TryReadOpen(bytes, out var openedAs, out _).ShouldBeTrue();
        openedAs.ShouldBe(label);
        peer.Send(stream, Ppid.Dcep, DcepMessage.AckBytes);
        peer.RunUntil(() => channel.IsOpen).ShouldBeTrue();
        return channel;
    }

    private static DataChannel OpenFromPeer(UsrSctpPeer peer, ushort stream, byte[] open)
    {
        var before = peer.Opened.Count;
        peer.Send(stream, Ppid.Dcep, open);
        peer.RunUntil(() => peer.Opened.Count > before).ShouldBeTrue();
        return peer.Opened[^1];
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
