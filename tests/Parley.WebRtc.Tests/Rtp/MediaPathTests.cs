using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Parley.WebRtc.Tests;

/// <summary>Sender to receiver without sockets: what both ends do for each packet.</summary>
public sealed class MediaPathTests : IRtpSink
{
    private int _received;

    public static TheoryData<int> Profiles => [(int)SrtpProfile.AeadAes128Gcm, (int)SrtpProfile.Aes128CmHmacSha1Tag80];

    void IRtpSink.OnRtp(in RtpPacket packet) => _received += packet.Payload.Length;

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Packets_FromSenderToSink_AllocateNothing(int profile)
    {
        var (sender, receiver, _) = Connect((SrtpProfile)profile, new FakeTimeProvider());
        var payload = new byte[100];

        var before = 0L;
        for (uint number = 0; number < 1000; number++)
        {
            // Tiered compilation and first-use caches settle first.
            if (number == 200)
                before = GC.GetAllocatedBytesForCurrentThread();
            sender.Send(payload, number * 960, marker: false);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        _received.ShouldBe(100 * 1000);
        receiver.Statistics.Lost.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void FloodOfForgeries_CostsItsPeerASecondAndNoMore(int profile)
    {
        var time = new FakeTimeProvider();
        var (sender, _, session) = Connect((SrtpProfile)profile, time);
        sender.Send(new byte[10], 0, marker: false);
        _received.ShouldBe(10);
        var forged = new byte[60];
        for (var number = 0; number < 5000; number++)
        {
            RtpWriter.WriteHeader(forged, 111, false, (ushort)number, 0, sender.Ssrc + 1, 0, []);
            session.OnPacket(forged);
        }

        sender.Send(new byte[10], 960, marker: false);
        _received.ShouldBe(10);
        time.Advance(TimeSpan.FromSeconds(1));
        sender.Send(new byte[10], 1920, marker: false);
        _received.ShouldBe(20);
    }

    private (RtpSender Sender, RtpReceiver Receiver, MediaSession Session) Connect(SrtpProfile profile, TimeProvider time)
    {
        var clock = new SteadyClock(time);
        var path = new LoopPath();
        var ice = new StillAgent(path);
        var outlet = new RtpOutlet(ice);
        var session = new MediaSession(outlet, ice, clock);
        var (keys, _) = SrtpKeys.Split(profile, new byte[SrtpKeys.ExportedLength(profile)]);
        session.Begin(new SrtpReceiver(keys), new SrtpSender(keys));
        var sender = new RtpSender(outlet, clock);
        sender.Negotiated(111, "0", midId: 4);
        var receiver = new RtpReceiver(clock) { Sink = this };
        session.Negotiated(new RtpDemux([new ReceivedLine("0", receiver, [], [111])], midId: 4, audioLevelId: 1), []);
        path.Session = session;
        return (sender, receiver, session);
    }

    private sealed class LoopPath : INetworkPath
    {
        private readonly byte[] _packet = new byte[1500];

        public MediaSession? Session { get; set; }

        public SocketAddress Remote { get; } = new IPEndPoint(IPAddress.Loopback, 1).Serialize();

        public bool IsStream => false;

        public void Send(ReadOnlySpan<byte> packet)
        {
            packet.CopyTo(_packet);
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
