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

        Values("parley.turns").Count().ShouldBe(2);
        Values("parley.turn.voice_to_voice").ShouldHaveSingleItem().ShouldBeInRange(0.35, 0.5);
        Values("parley.turn.end_of_speech_delay").ShouldAllBe(seconds => seconds >= 0.32 && seconds < 0.45);
        Values("parley.interruption.decision_to_silence").ShouldHaveSingleItem().ShouldBeLessThanOrEqualTo(0.06);
        call.Meters.Measurements.ShouldContain(("parley.interruptions", 1, "parley.tenant=clinic_123 outcome=interrupted"));
        call.Meters.Measurements.ShouldContain(("parley.watchdog", 1, "parley.tenant=clinic_123 line=one_moment"));
        call.Meters.Measurements.ShouldAllBe(measured => measured.Tags.StartsWith("parley.tenant=clinic_123", StringComparison.Ordinal));

        IEnumerable<double> Values(string name) => ValuesOf(call, name);
    }

    /// <summary>Nobody spoke: how soon the answer came is no figure of voice to voice, and would flatter it.</summary>
    [Fact]
    public void TypedTurn_IsMeasuredApart()
    {
        using var call = new TestCall();
        call.Replies.Says("We are open from nine to five.");
        call.At(1, () => call.Leg.Send(new CallSignal.TextReceived("When are you open?")));
        call.CallerLeavesAt(6);
        call.Run();

        var latency = call.Latencies.ShouldHaveSingleItem();
        (latency.VoiceToVoice, latency.EndOfSpeechDelay, latency.FinalTranscript).ShouldBe((null, null, null));
        latency.TextToVoice!.Value.ShouldBeInRange(TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(1));
        latency.FirstAudio!.Value.ShouldBeLessThan(latency.TextToVoice.Value);
        latency.FirstReplyToken!.Value.ShouldBeLessThan(latency.FirstAudio.Value);
        ValuesOf(call, "parley.turn.text_to_voice").ShouldHaveSingleItem().ShouldBe(latency.TextToVoice.Value.TotalSeconds);
        ValuesOf(call, "parley.turn.voice_to_voice").ShouldBeEmpty();
        ValuesOf(call, "parley.turn.first_audio").ShouldBeEmpty();
    }

    private static IEnumerable<double> ValuesOf(TestCall call, string name) =>
        call.Meters.Measurements.Where(measured => measured.Name == name).Select(measured => measured.Value);
}
