using Microsoft.Extensions.Time.Testing;

namespace Parley.Media.Tests;

public sealed class MicrophoneArrivalsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly MicrophoneArrivals _arrivals = new();

    [Fact]
    public void Total_OfThoseHeardAndThoseThatWere_OnlyGrows()
    {
        using var first = new MicrophoneStream(new CallTimeline(_time));
        using var second = new MicrophoneStream(new CallTimeline(_time));
        var counted = _arrivals.Count(first);
        _arrivals.Count(second);
        Arrive(first, 1);
        Arrive(first, 1);
        Arrive(second, 7);
        (_arrivals.Total.Received, _arrivals.Total.Duplicates).ShouldBe((3, 1));

        counted.Dispose();
        counted.Dispose();
        Arrive(second, 8);

        (_arrivals.Total.Received, _arrivals.Total.Duplicates).ShouldBe((4, 1));
    }

    [Fact]
    public void Total_AfterTheCall_CountsNothingMoreOfIt()
    {
        using var microphone = new MicrophoneStream(new CallTimeline(_time));
        _arrivals.Count(microphone).Dispose();
        Arrive(microphone, 1);
        _arrivals.Total.Received.ShouldBe(0);
    }

    /// <summary>20 ms of Opus: wideband speech, one frame (RFC 6716 section 3.1).</summary>
    private void Arrive(MicrophoneStream microphone, ushort sequence) =>
        microphone.OnPacket(sequence, sequence * 960u, [0x48, 0, 0, 0], _time.GetTimestamp());
}
