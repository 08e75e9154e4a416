using Parley.Calls;
using Parley.Records;

namespace Parley.Conversation.Tests;

/// <summary>Conversations that go as they should.</summary>
public sealed class CallTests
{
    [Fact]
    public void Call_ThreeTurnsWithAnInterruption_HoldsWhatWasHeard()
    {
        using var call = new TestCall { Greeting = "Welcome to the clinic." };
        call.Replies.Says("We are open from nine to five.");
        call.Replies.Says("You find us at twelve Garden Street right behind the old town hall near the river.");
        call.Replies.Says("You are welcome.");
        call.Speak(3, "when are you open");
        call.Speak(8, "where are you");
        call.Speak(10.5, "never mind thank you");
        call.CallerLeavesAt(15);

        call.Run().ShouldBe(HangUpReason.CallerLeft);

        call.Transcript.Count.ShouldBe(7);
        call.Transcript[0].ShouldBe("Agent: Welcome to the clinic.");
        call.Transcript[1].ShouldBe("Caller: when are you open");
        call.Transcript[2].ShouldBe("Agent: We are open from nine to five.");
        call.Transcript[3].ShouldBe("Caller: where are you");
        call.Transcript[4].ShouldStartWith("Agent: You find us");
        call.Transcript[4].ShouldEndWith(" --");
        call.Transcript[4].ShouldNotContain("river");
        call.Transcript[5].ShouldBe("Caller: never mind thank you");
        call.Transcript[6].ShouldBe("Agent: You are welcome.");
        call.Replies.Requests.Select(request => request.UserText).ShouldBe(["when are you open", "where are you", "never mind thank you"]);
        call.Replies.Requests[2].History[^1].Text.ShouldBe(call.Transcript[4]["Agent: ".Length..^3]);
        call.Replies.Requests[2].History[^1].Interrupted.ShouldBeTrue();
        call.Replies.Requests[2].History[^1].Meant.ShouldBe("You find us at twelve Garden Street right behind the old town hall near the river.");
        call.Replies.Requests[2].History.SkipLast(1).ShouldAllBe(said => said.Meant == said.Text);
    }

    [Fact]
    public void Call_FluentTurn_IsAnsweredWithinTheBudget()
    {
        using var call = new TestCall();
        call.Replies.Says("We are open from nine to five.");
        call.Speak(1, "when are you open");
        call.CallerLeavesAt(6);
        call.Run();
        var latency = call.Latencies.ShouldHaveSingleItem();
        latency.VoiceToVoice!.Value.ShouldBeLessThan(TimeSpan.FromMilliseconds(500));
        latency.EndOfSpeechDelay!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(320));
        latency.FinalTranscript!.Value.ShouldBeLessThan(latency.EndOfSpeechDelay.Value + TimeSpan.FromMilliseconds(50));
        latency.FirstReplyToken!.Value.ShouldBeGreaterThan(latency.EndOfSpeechDelay.Value);
        latency.FirstAudio!.Value.ShouldBeGreaterThan(latency.FirstReplyToken.Value);
    }

    [Fact]
    public void Call_BargeIn_SilencesTheAgentQuickly()
    {
        using var call = new TestCall();
        call.Replies.Says("This is a rather long answer that goes on and on without ever coming to its point today.");
        call.Replies.Says("Fine.");
        call.Speak(1, "tell me something");
        call.Speak(4, "stop please stop");
        call.CallerLeavesAt(9);
        call.Run();
        var onset = TimeSpan.FromSeconds(4);
        var lastFrame = call.Leg.Playout.HeardFrames.Last(frame => frame.Generation == 1).At;
        (lastFrame - onset).ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(260));
        call.Journal.Of<CallEvent.Interrupted>().ShouldHaveSingleItem()
            .DecisionToSilence.ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(60));
    }
}
