using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Parley.Rooms.Tests;

public sealed class TimestampBridgeTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Translate_OfOneSource_KeepsItsSteps()
    {
        var bridge = new TimestampBridge();

        bridge.Translate(5_000, _clock.GetTimestamp(), _clock).ShouldBe(5_000u);
        bridge.Translate(5_960, _clock.GetTimestamp(), _clock).ShouldBe(5_960u);
    }

    [Fact]
    public void Translate_AcrossSources_GoesOnByTheTimeThatPassed() => Gen.Select(Gen.UInt, Gen.UInt, Gen.Int[0, 5_000]).Sample((first, second, pause) =>
    {
        var bridge = new TimestampBridge();
        bridge.SwitchSource();
        var last = bridge.Translate(first, _clock.GetTimestamp(), _clock);
        _clock.Advance(TimeSpan.FromMilliseconds(pause));
        bridge.SwitchSource();

        var next = bridge.Translate(second, _clock.GetTimestamp(), _clock);
        var after = bridge.Translate(second + 960, _clock.GetTimestamp(), _clock);

        (next - last).ShouldBe((uint)Math.Max(960, pause * 48));
        (after - next).ShouldBe(960u);
    });
}
