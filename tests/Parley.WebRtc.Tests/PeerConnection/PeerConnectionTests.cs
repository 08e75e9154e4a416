using System.Text;

namespace Parley.WebRtc.Tests;

public sealed class PeerConnectionTests
{
    [Fact]
    public async Task Peers_OverUdp_ExchangeRtpBothWays()
    {
        await using var duo = new Duo();
        await duo.ConnectAsync();

        await duo.ExchangeAsync(1);

        duo.ServerProbe.States.ShouldContain(PeerState.Connecting);
        duo.ServerAudio.CurrentDirection.ShouldBe(MediaDirection.SendReceive);
    }

    [Fact]
    public async Task Peers_OverTcp_ExchangeRtpAndMessagesBothWays()
    {
        await using var duo = new Duo(tcpPort: 0);
        // Only the TCP candidate gets through.
        await duo.ConnectAsync(
            answer => string.Join("\r\n", answer.Split("\r\n").Where(line => !line.Contains(" udp ", StringComparison.Ordinal))),
            withData: true);

        await duo.ExchangeAsync(2);
        await ExchangeMessagesAsync(duo);
    }

    [Fact]
    public async Task DataChannels_OfBothSides_CarryMessages()
    {
        await using var duo = new Duo();
        await duo.ConnectAsync(withData: true);

        await ExchangeMessagesAsync(duo);

        duo.Server.CreateDataChannel("lossy", new DataChannelOptions(Ordered: false, MaxRetransmits: 0));
        await duo.ClientProbe.UntilAsync(() => duo.ClientProbe.Channels.Any(channel => channel.Label == "lossy"));
        duo.ClientProbe.Channels.Single(channel => channel.Label == "lossy").Options
            .ShouldBe(new DataChannelOptions(Ordered: false, MaxRetransmits: 0));
    }

    [Fact]
    public async Task LargeMessage_OverADataChannel_ArrivesWhole()
    {
        await using var duo = new Duo();
        await duo.ConnectAsync(withData: true);
        await duo.ClientProbe.UntilAsync(() => !duo.ClientProbe.Channels.IsEmpty);
        var text = new string('x', 200_000);

        duo.ClientProbe.Channels.First().Send(Encoding.UTF8.GetBytes(text), isText: true).ShouldBeTrue();

        await duo.ServerProbe.UntilAsync(() => !duo.ServerProbe.Messages.IsEmpty);
        duo.ServerProbe.Messages.ShouldBe([text]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AudioLevel_GoesToWhoNegotiatedIt(bool wanted)
    {
        await using var duo = new Duo();
        await duo.ConnectAsync(answer => wanted ? answer : WithoutLevel(answer));

        await duo.ExchangeAsync(1);

        duo.ServerProbe.Packets.ShouldAllBe(packet => packet.Level == (wanted ? (byte?)20 : null));

        static string WithoutLevel(string answer) =>
            string.Join("\r\n", answer.Split("\r\n").Where(line => !line.Contains("ssrc-audio-level", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SocketThread_PerPacket_AllocatesNothing()
    {
        await using var duo = new Duo();
        await duo.ConnectAsync();
        var meter = new AllocationMeter();
        duo.ServerAudio.Receiver.Sink = meter;
        var payload = new byte[100];
        while (!meter.Done.IsCompleted)
        {
            duo.ClientAudio.Sender.Send(payload, 0, marker: false);
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        // A consent check may fall between; a single packet's worth for each packet would be far above this.
        (await meter.Done).ShouldBeLessThan(8 * AllocationMeter.Packets);
    }

    [Fact]
    public async Task Reports_AfterSomeSeconds_GiveRoundTripAndCounts()
    {
        await using var duo = new Duo();
        await duo.ConnectAsync();
        while (duo.ServerAudio.Sender.RemoteStatistics.RoundTrip is null)
        {
            await duo.ExchangeAsync((byte)(duo.ServerProbe.Packets.Count + 1));
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        // Of loopback and of whatever keeps a busy machine from answering; a mistaken unit or clock would be far out.
        duo.ServerAudio.Sender.RemoteStatistics.RoundTrip!.Value.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(10));
        var received = duo.ServerAudio.Receiver.Statistics;
        received.Packets.ShouldBeGreaterThan(10);
        received.Lost.ShouldBe(0);
    }

    [Fact]
    public async Task IceRestart_DuringACall_ChangesCredentialsAndKeepsTheCall()
    {
        await using var duo = new Duo();
        await duo.ConnectAsync();
        await duo.ExchangeAsync(1);
        string? answer = null;

        duo.Negotiate(text => answer = text, iceRestart: true);

        await duo.ExchangeAsync(2);
        duo.ServerProbe.Last.ShouldBe(PeerState.Connected);
        duo.ServerProbe.States.ShouldNotContain(PeerState.Failed);
        // A second restart must differ from the first in turn.
        var before = answer;
        duo.Negotiate(text => answer = text, iceRestart: true);
        Ufrag(answer!).ShouldNotBe(Ufrag(before!));
        await duo.ExchangeAsync(3);
    }

    [Fact]
    public async Task Client_ThatSaysGoodbye_ClosesTheServerSide()
    {
        await using var duo = new Duo();
        await duo.ConnectAsync();

        await duo.Client.DisposeAsync();

        await duo.ServerProbe.UntilAsync(PeerState.Closed);
        duo.ClientProbe.Last.ShouldBe(PeerState.Closed);
    }

    [Fact]
    public async Task Certificate_OtherThanSignalled_IsRefused()
    {
        await using var duo = new Duo();
        duo.Client.AddTransceiver(MediaKind.Audio, MediaDirection.SendReceive);

        duo.Negotiate(answer => ReplaceFingerprint(answer));

        await duo.ClientProbe.UntilAsync(PeerState.Failed);
        duo.ClientProbe.States.ShouldNotContain(PeerState.Connected);
        duo.ServerProbe.States.ShouldNotContain(PeerState.Connected);
    }

    [Fact]
    public async Task ManyPeers_OneAfterAnother_LeaveNothingBehind()
    {
        await using var duo = new Duo(tcpPort: 0);
        for (var round = 0; round < 10; round++)
        {
            PeerProbe serverProbe = new(), clientProbe = new();
            await using var server = duo.ServerEndpoint.CreatePeer(IceRole.Lite, serverProbe, "short");
            await using var client = duo.ClientEndpoint.CreatePeer(IceRole.Controlling, clientProbe, "short");
            client.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly);
            server.ApplyOffer(client.CreateOffer());
            client.ApplyAnswer(server.CreateAnswer());
            await serverProbe.UntilAsync(PeerState.Connected);
        }

        duo.ServerEndpoint.PeerCount.ShouldBe(1);
        duo.ClientEndpoint.PeerCount.ShouldBe(1);
        duo.ServerEndpoint.RouteCount.ShouldBe(1);
    }

    // Runs on the thread that receives for all peers.
    private sealed class AllocationMeter : IRtpSink
    {
        public const int Packets = 1000;
        private const int WarmUp = 500;
        private readonly TaskCompletionSource<long> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;
        private long _before;

        public Task<long> Done => _done.Task;

        public void OnRtp(in RtpPacket packet)
        {
            _count++;
            if (_count == WarmUp)
                _before = GC.GetAllocatedBytesForCurrentThread();
            else if (_count == WarmUp + Packets)
                _done.TrySetResult(GC.GetAllocatedBytesForCurrentThread() - _before);
        }
    }

    private static async Task ExchangeMessagesAsync(Duo duo)
    {
        await duo.ClientProbe.UntilAsync(() => !duo.ClientProbe.Channels.IsEmpty);
        await duo.ServerProbe.UntilAsync(() => !duo.ServerProbe.Channels.IsEmpty);
        duo.ClientProbe.Channels.First().Send("ping"u8, isText: true).ShouldBeTrue();
        await duo.ServerProbe.UntilAsync(() => duo.ServerProbe.Messages.Contains("ping"));
        duo.ServerProbe.Channels.First().Send("pong"u8, isText: false).ShouldBeTrue();
        await duo.ClientProbe.UntilAsync(() => duo.ClientProbe.Messages.Contains("pong"));
    }

    private static string Ufrag(string sdp) => SessionDescription.Parse(sdp).Media[0].IceUfrag!;

    private static string ReplaceFingerprint(string sdp)
    {
        var real = SessionDescription.Parse(sdp).Media[0].Fingerprint!.Value;
        return sdp.Replace(real, CertificateFingerprint.FromDigest("sha-256", new byte[32]).Value, StringComparison.Ordinal);
    }
}
