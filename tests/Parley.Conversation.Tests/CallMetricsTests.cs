using Parley.Calls;

namespace Parley.Conversation.Tests;

public sealed class CallMetricsTests
{
    [Fact]
    public void Metrics_OfACall_CountTurnsAndSeconds()
    {
        using var call = new TestCall();
        call.Replies.Says("This is a rather long answer that goes on and on without ever coming to its point today.");
        call.Replies.Hangs();
        call.Speak(1, "tell me something");
        call.Speak(4, "stop please stop");
        call.CallerLeavesAt(12);
        call.Run().ShouldBe(HangUpReason.CallerLeft);

        Values("parley.calls.active").ShouldBe([1, -1]);
        Values("parley.turns").Count().ShouldBe(2);
        Values("parley.turn.voice_to_voice").ShouldHaveSingleItem().ShouldBeInRange(0.35, 0.5);
        Values("parley.turn.end_of_speech_delay").ShouldAllBe(seconds => seconds >= 0.32 && seconds < 0.45);
        Values("parley.interruption.decision_to_silence").ShouldHaveSingleItem().ShouldBeLessThanOrEqualTo(0.06);
        call.Meters.Measurements.ShouldContain(("parley.interruptions", 1, "interrupted"));
        call.Meters.Measurements.ShouldContain(("parley.watchdog", 1, "OneMoment"));
        call.Meters.Measurements.ShouldContain(("parley.calls.ended", 1, "CallerLeft"));

        IEnumerable<double> Values(string name) =>
            call.Meters.Measurements.Where(measured => measured.Name == name).Select(measured => measured.Value);
    }
}
