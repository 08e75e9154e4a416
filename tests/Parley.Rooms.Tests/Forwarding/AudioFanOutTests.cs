using Parley.WebRtc;

namespace Parley.Rooms.Tests;

public sealed class AudioFanOutTests
{
    private readonly AudioFanOut _fanOut = new();

    [Fact]
    public void Packet_WithTwoListeners_ReachesBothAsItIs()
    {
        var (first, second) = (new Listener(), new Listener());
        _fanOut.Add(first);
        _fanOut.Add(second);
        _fanOut.Add(second);

        Receive([1, 2, 3]);

        first.Payloads.ShouldHaveSingleItem().ShouldBe([1, 2, 3]);
        second.Payloads.ShouldHaveSingleItem().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Packet_OfAMutedTrack_GoesNowhere()
    {
        var listener = new Listener();
        _fanOut.Add(listener);
        _fanOut.Muted = true;

        Receive([1]);

        listener.Payloads.ShouldBeEmpty();
        _fanOut.Level.Take().LoudFrames.ShouldBe(0);
    }

    [Fact]
    public void Packet_AfterRemove_DoesNotReachTheListener()
    {
        var listener = new Listener();
        _fanOut.Add(listener);
        _fanOut.Remove(listener);

        Receive([1]);

        listener.Payloads.ShouldBeEmpty();
    }

    [Fact]
    public void Forwarding_APacket_AllocatesNothing()
    {
        var counter = new Counter();
        _fanOut.Add(counter);
        var payload = new byte[80];
        Receive(payload);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var packet = 0; packet < 1_000; packet++)
            Receive(payload);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        counter.Packets.ShouldBe(1_001);
    }

    [Fact]
    public void Packets_AfterAMuteOrFromAnotherSource_AreAnotherRun()
    {
        var listener = new Listener();
        _fanOut.Add(listener);

        Receive([1]);
        Receive([1]);
        _fanOut.Muted = true;
        Receive([1]);
        _fanOut.Muted = false;
        Receive([1]);
        Receive([1], ssrc: 8);

        listener.Runs.ShouldBe([1, 1, 2, 3]);
    }

    [Fact]
    public void Loss_OfTheWorstListener_IsTold()
    {
        var (first, second) = (new Listener { FractionLost = 0.02 }, new Listener { FractionLost = 0.15 });
        _fanOut.Add(first);
        _fanOut.Add(second);
        var told = new List<double>();
        _fanOut.WorstLossReported += told.Add;

        _fanOut.OnLossReported(first.FractionLost);
        _fanOut.OnLossReported(second.FractionLost);
        _fanOut.Remove(second);
        _fanOut.OnLossReported(first.FractionLost);

        told.ShouldBe([0.15, 0.02]);
    }

    private void Receive(byte[] payload, uint ssrc = 7) => _fanOut.OnRtp(new RtpPacket
    {
        PayloadType = 111,
        SequenceNumber = 1,
        Timestamp = 960,
        Ssrc = ssrc,
        Marker = false,
        Payload = payload,
        AudioLevel = 20,
    });

    private sealed class Listener : IAudioListener
    {
        public List<byte[]> Payloads { get; } = [];

        public List<int> Runs { get; } = [];

        public double FractionLost { get; init; }

        public void OnAudio(in AudioPacket packet)
        {
            Payloads.Add(packet.Payload.ToArray());
            Runs.Add(packet.Run);
        }
    }

    private sealed class Counter : IAudioListener
    {
        public int Packets { get; private set; }

        public void OnAudio(in AudioPacket packet) => Packets++;
    }
}
