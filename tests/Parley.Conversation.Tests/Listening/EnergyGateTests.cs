using Parley.Conversation.Listening;

namespace Parley.Conversation.Tests.Listening;

public sealed class EnergyGateTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(32);

    [Theory]
    [InlineData(-100, false)]
    [InlineData(-65, false)]
    [InlineData(-30, true)]
    public void Gate_OpensForWhatCanBeHeard(double level, bool open) =>
        new EnergyGate().IsOpen(level, TimeSpan.Zero, Window, inSpeech: false).ShouldBe(open);

    [Fact]
    public void Gate_LearnsASteadyHum_AndStillOpensForSpeech()
    {
        var gate = new EnergyGate();
        var position = Feed(gate, -52, TimeSpan.Zero, 30);
        gate.IsOpen(-52, position, Window, inSpeech: false).ShouldBeFalse();
        gate.IsOpen(-40, position, Window, inSpeech: false).ShouldBeTrue();
    }

    [Fact]
    public void Gate_InALoudPlace_LeavesItToTheDetector()
    {
        var gate = new EnergyGate();
        var position = Feed(gate, -30, TimeSpan.Zero, 60);
        gate.IsOpen(-30, position, Window, inSpeech: false).ShouldBeTrue();
    }

    [Fact]
    public void Gate_StaysOpenThroughSpeechAndAWhileAfter()
    {
        var gate = new EnergyGate();
        gate.IsOpen(-90, TimeSpan.Zero, Window, inSpeech: true).ShouldBeTrue();
        gate.IsOpen(-90, TimeSpan.FromMilliseconds(300), Window, inSpeech: false).ShouldBeTrue();
        gate.IsOpen(-90, TimeSpan.FromMilliseconds(600), Window, inSpeech: false).ShouldBeFalse();
    }

    private static TimeSpan Feed(EnergyGate gate, double level, TimeSpan from, int seconds)
    {
        var position = from;
        for (; position < from + TimeSpan.FromSeconds(seconds); position += Window)
            gate.IsOpen(level, position, Window, inSpeech: false);
        return position;
    }
}
