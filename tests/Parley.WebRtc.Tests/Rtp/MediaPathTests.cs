using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Parley.WebRtc.Tests;

/// <summary>Sender to receiver without sockets: what both ends do for each packet.</summary>
public sealed class MediaPathTests : IRtpSink
{
    private const int Flood = 5000;

    private int _received;
    private byte? _level;

    public static TheoryData<int> Profiles => [(int)SrtpProfile.AeadAes128Gcm, (int)SrtpProfile.Aes128CmHmacSha1Tag80];

    void IRtpSink.OnRtp(in RtpPacket packet) => (_received, _level) = (_received + packet.Payload.Length, packet.AudioLevel);

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Packets_FromSenderToSink_AllocateNothing(int profile)
    {
        var (sender, receiver, _) = Connect((SrtpProfile)profile, new FakeTimeProvider());
        var payload = new byte[100];

        // Tiered compilation and first-use caches allocate once, whenever a busy machine gets to them; a packet that allocates does so in every part.
        var allocated = new List<long>();
        for (uint number = 0; number < 1000;)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var last = number + 200; number < last; number++)
                sender.Send(payload, number * 960, marker: false, audioLevel: 20);
            allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        allocated.ShouldContain(0);
        _received.ShouldBe(100 * 1000);
        _level.ShouldBe((byte)20);
        receiver.Statistics.Lost.ShouldBe(0);
    }

    /// <summary>What a publisher's line lost is seen by the receiver, and is not held against its own line.</summary>
    [Fact]
    public void Forwarded_WithGaps_AreReportedLostAndNotByOurLine()
    {
        var (sender, receiver, _) = Connect(SrtpProfile.AeadAes128Gcm, new FakeTimeProvider());
        for (ushort number = 0; number < 100; number++)
            if (number % 4 != 1)
                sender.Forward(new byte[10], number, run: 1, number * 960u, marker: false);

        receiver.Statistics.Lost.ShouldBe(25);
        sender.OnReport(receiver.NextBlock()!.Value, ntpNow: 0);
        sender.RemoteStatistics.Lost.ShouldBe(0);
        sender.RemoteStatistics.FractionLost.ShouldBe(0);
    }

    /// <summary>Of its own source, by somebody on the path who sees its packets go by: each packet of the peer is heard between them.</summary>
    [Theory]
    [MemberData(nameof(Profiles))]
    public void FloodOfForgeries_OfItsSource_CostsItsPeerNothing(int profile)
    {
        var (sender, _, path) = Connect((SrtpProfile)profile, new FakeTimeProvider());
        sender.Send(new byte[10], 0, marker: false);
        for (var packet = 2u; packet < 10; packet++)
        {
            Forge(path.Session!, _ => sender.Ssrc);
            sender.Send(new byte[10], packet * 960, marker: false);
            _received.ShouldBe((int)packet * 10);
        }
    }

    /// <summary>From the peer's address, by somebody who does not see its packets.</summary>
    [Theory]
    [MemberData(nameof(Profiles))]
    public void FloodOfForgeries_OfOtherSources_CostsItsPeerNothing(int profile)
    {
        var (sender, _, path) = Connect((SrtpProfile)profile, new FakeTimeProvider());
        sender.Send(new byte[10], 0, marker: false);
        Forge(path.Session!, number => sender.Ssrc + 1 + number);

        sender.Send(new byte[10], 960, marker: false);

        _received.ShouldBe(20);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void FloodOfReplays_CostsItsPeerNothing(int profile)
    {
        var (sender, _, path) = Connect((SrtpProfile)profile, new FakeTimeProvider());
        sender.Send(new byte[10], 0, marker: false);
        var sent = path.Last.ToArray();
        for (var again = 0; again < Flood; again++)
            path.Session!.OnPacket(sent.ToArray());

        sender.Send(new byte[10], 960, marker: false);

        _received.ShouldBe(20);
    }

    private static void Forge(MediaSession session, Func<uint, uint> source)
    {
        for (var number = 0u; number < Flood; number++)
        {
            var forged = new byte[60];
            // Ahead of what was sent, as what is behind is taken for a replay.
            RtpWriter.WriteHeader(forged, 111, false, (ushort)(0x8000 + number), 0, source(number), 0, []);
            session.OnPacket(forged);
        }
    }

    private (RtpSender Sender, RtpReceiver Receiver, LoopPath Path) Connect(SrtpProfile profile, TimeProvider time)
    {
        var clock = new SteadyClock(time);
        var path = new LoopPath();
        var ice = new StillAgent(path);
        var outlet = new RtpOutlet(ice);
        var session = new MediaSession(outlet, ice, clock);
        var (keys, _) = SrtpKeys.Split(profile, new byte[SrtpKeys.ExportedLength(profile)]);
        session.Begin(new SrtpReceiver(keys), new SrtpSender(keys));
        var sender = new RtpSender(outlet, clock);
        sender.Negotiated(111, "0", midId: 4, audioLevelId: 1);
        var receiver = new RtpReceiver(clock) { Sink = this };
        session.Negotiated(new RtpDemux([new ReceivedLine("0", receiver, [], [111])], midId: 4, audioLevelId: 1), []);
        path.Session = session;
        return (sender, receiver, path);
    }

    private sealed class LoopPath : INetworkPath
    {
        private readonly byte[] _packet = new byte[1500];
        private readonly byte[] _sent = new byte[1500];
        private int _length;

        /// <summary>Sealed, as it was sent.</summary>
        public ReadOnlySpan<byte> Last => _sent.AsSpan(0, _length);

        public MediaSession? Session { get; set; }

        public SocketAddress Remote { get; } = new IPEndPoint(IPAddress.Loopback, 1).Serialize();

        public bool IsStream => false;

        public void Send(ReadOnlySpan<byte> packet)
        {
            packet.CopyTo(_packet);
            packet.CopyTo(_sent);
            _length = packet.Length;
            Session!.OnPacket(_packet.AsSpan(0, packet.Length));
        }
    }

    private sealed class StillAgent(INetworkPath path) : IIceAgent
    {
        public INetworkPath? Path => path;

        public IceCredentials Local { get; } = IceCredentials.Create();

        public IceHealth Health => IceHealth.Connected;

        public IceCredentials Restart() => Local;

        public void SetRemote(IceCredentials remote, bool isControlling)
        {
        }

        public void AddRemoteCandidate(IceCandidate candidate)
        {
        }

        public void OnStun(INetworkPath path, ReadOnlySpan<byte> packet)
        {
        }

        public void Heard()
        {
        }

        public TimeSpan Advance() => TimeSpan.MaxValue;
    }
}
