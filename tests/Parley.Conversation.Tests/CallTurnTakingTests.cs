using Parley.Calls;
using Parley.Records;

namespace Parley.Conversation.Tests;

/// <summary>Who speaks when, in whole calls.</summary>
public sealed class CallTurnTakingTests
{
    private const string LongAnswer = "This is a rather long answer that goes on and on without ever coming to its point today.";

    [Fact]
    public void FalseInterruption_IsPausedForAndGotOver()
    {
        using var call = new TestCall();
        call.Replies.Says(LongAnswer);
        call.Speak(1, "tell me something");
        call.Caller.Murmur(TimeSpan.FromSeconds(4), TimeSpan.FromMilliseconds(300));
        call.CallerLeavesAt(12);
        call.Run();
        call.Journal.Of<CallEvent.FalseInterruption>().ShouldHaveSingleItem();
        call.Journal.Of<CallEvent.Interrupted>().ShouldBeEmpty();
        call.Transcript.ShouldBe(["Caller: tell me something", $"Agent: {LongAnswer}"]);
        // It fell silent at once, and lost nothing by it.
        var pause = call.Leg.Playout.HeardFrames.Zip(call.Leg.Playout.HeardFrames.Skip(1)).MaxBy(pair => pair.Second.At - pair.First.At);
        (pause.First.At - TimeSpan.FromSeconds(4)).ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(260));
        (pause.Second.At - pause.First.At).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    /// <summary>What comes before the detector is sure, and the soft start that it never takes for speech, belong to the first word.</summary>
    [Theory]
    [InlineData(300)]
    [InlineData(100)]
    [InlineData(0)]
    public void Recogniser_IsGivenThePreRollBeforeTheOnset(int milliseconds)
    {
        var preRoll = TimeSpan.FromMilliseconds(milliseconds);
        using var call = new TestCall();
        call.Options = new ConversationOptions { Listening = new() { PreRoll = preRoll } };
        call.Replies.Says("From nine to five.");
        call.Speak(1, "when are you open");
        call.CallerLeavesAt(6);
        call.Run();
        // To a window of the detector's (32 ms) on either side.
        call.Recognizer.Beginnings[0].ShouldBe(TimeSpan.FromSeconds(1) - preRoll, TimeSpan.FromMilliseconds(33));
        call.Transcript[0].ShouldBe("Caller: when are you open");
    }

    [Theory]
    [InlineData("uh-huh")]
    [InlineData("okay")]
    [InlineData("yeah right")]
    public void BackChannel_DoesNotStopTheAgent(string text)
    {
        using var call = new TestCall();
        call.Replies.Says(LongAnswer);
        call.Speak(1, "tell me something");
        call.Speak(4, text);
        call.CallerLeavesAt(12);
        call.Run();
        call.Transcript.ShouldBe(["Caller: tell me something", $"Agent: {LongAnswer}"]);
        call.Replies.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void ProtectedGreeting_IsHeardWholeAndTheCallerAnsweredAfterwards()
    {
        using var call = new TestCall { Greeting = "Welcome to the clinic this call is recorded please go ahead." };
        call.Options = new ConversationOptions { Turns = new() { ProtectGreeting = true } };
        call.Replies.Says("From nine to five.");
        call.Speak(0.6, "when are you open");
        call.CallerLeavesAt(8);
        call.Run();
        call.Transcript.ShouldBe(
            ["Agent: Welcome to the clinic this call is recorded please go ahead.", "Caller: when are you open", "Agent: From nine to five."]);
    }

    [Fact]
    public void UnfinishedSentence_IsWaitedFor()
    {
        using var call = new TestCall();
        call.Replies.Says("Thank you.");
        var paused = call.Speak(1, "my number is");
        call.Caller.Speak(paused + TimeSpan.FromSeconds(1.6), "five five five");
        call.CallerLeavesAt(9);
        call.Run();
        call.Replies.Requests.ShouldHaveSingleItem().UserText.ShouldBe("my number is five five five");
    }

    [Fact]
    public void ShortPause_IsRecognisedAsOneUtterance()
    {
        using var call = new TestCall();
        call.Replies.Says("Thank you.");
        var paused = call.Speak(1, "my number is");
        call.Caller.Speak(paused + TimeSpan.FromMilliseconds(500), "five five five");
        call.CallerLeavesAt(7);
        call.Run();
        call.Replies.Requests.ShouldHaveSingleItem().UserText.ShouldBe("my number is five five five");
        call.Recognizer.Runs.ShouldBe(2);
        call.Journal.Of<CallEvent.Said>().Count(said => said.Entry.Speaker is Speaker.Caller).ShouldBe(1);
    }

    [Fact]
    public void SpeechWithoutAnEnd_IsCutAndLosesNothing()
    {
        using var call = new TestCall();
        call.Replies.Says("I see.");
        var text = string.Join(' ', Enumerable.Range(1, 120).Select(i => $"w{i}"));
        call.Speak(1, text);
        call.CallerLeavesAt(42);
        call.Run();
        call.Replies.Requests.ShouldHaveSingleItem().UserText.ShouldBe(text);
        call.Recognizer.Runs.ShouldBe(2);
    }

    [Fact]
    public void AudioMissingInsideASentence_TheRestIsAnswered()
    {
        using var call = new TestCall();
        call.Replies.Says("Thank you.");
        call.Speak(1, "one two three four five six seven eight");
        call.At(1.9, () => call.Leg.Muted = true);
        call.At(2.4, () => call.Leg.Muted = false);
        call.CallerLeavesAt(8);
        call.Run();
        var asked = call.Replies.Requests.ShouldHaveSingleItem().UserText;
        asked.ShouldStartWith("one two three");
        asked.ShouldEndWith("six seven eight");
    }

    [Fact]
    public void CallerGoesOnWhileTheAgentThinks_IsOneTurn()
    {
        using var call = new TestCall();
        call.Replies.FirstTokenDelay = TimeSpan.FromMilliseconds(900);
        call.Replies.Says("From ten to two.");
        var paused = call.Speak(1, "when are you open");
        call.Caller.Speak(paused + TimeSpan.FromMilliseconds(700), "on Sundays");
        call.CallerLeavesAt(8);
        call.Run();
        call.Replies.Requests[^1].UserText.ShouldBe("when are you open on Sundays");
        call.Replies.Requests[^1].History.ShouldBeEmpty();
        call.Transcript.ShouldBe(["Caller: when are you open", "Caller: on Sundays", "Agent: From ten to two."]);
    }

    [Fact]
    public void CallerGoesOnOverTheFirstWord_NothingIsAskedTwice()
    {
        using var call = new TestCall();
        call.Replies.Says("We are open from nine to five on all working days of the week.");
        var paused = call.Speak(1, "when are you open");
        call.Caller.Speak(paused + TimeSpan.FromMilliseconds(600), "on Sundays");
        call.CallerLeavesAt(8);
        call.Run();
        call.Replies.Requests[^1].UserText.ShouldBe("when are you open on Sundays");
        call.Transcript[^2].ShouldBe("Caller: on Sundays");
    }

    [Fact]
    public void TypedText_InterruptsAndIsAnswered()
    {
        using var call = new TestCall();
        call.Replies.Says(LongAnswer);
        call.Replies.Says("At twelve Garden Street.");
        call.Speak(1, "tell me something");
        call.At(4, () => call.Leg.Send(new CallSignal.TextReceived("Where are you?")));
        call.CallerLeavesAt(8);
        call.Run();
        call.Transcript[2].ShouldBe("Caller: Where are you?");
        call.Transcript[3].ShouldBe("Agent: At twelve Garden Street.");
        call.Journal.Of<CallEvent.Said>().ElementAt(2).Entry.Typed.ShouldBeTrue();
        // The interrupted answer is in the history of the next.
        call.Replies.Requests[1].History.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Interruption_AtAnyMoment_HistoryHoldsOnlyWhatWasHeard(bool wordTimes)
    {
        for (var onset = 2.6; onset < 5.4; onset += 0.37)
        {
            using var call = new TestCall();
            call.Synthesizer.TimesWords = wordTimes;
            call.Replies.Says(LongAnswer);
            call.Replies.Says("Fine.");
            call.Speak(1, "tell me something");
            call.Speak(onset, "stop it please");
            call.CallerLeavesAt(9);
            call.Run();
            var cut = call.Journal.Of<CallEvent.Said>().Single(said => said.Entry.Interrupted).Entry;
            LongAnswer.ShouldStartWith(cut.Text);
            var heard = 20 * call.Leg.Playout.HeardFrames.Count(frame => frame.Generation == 1);
            (200 * cut.Text.Split(' ').Length).ShouldBeLessThanOrEqualTo(heard + 30);
            call.Replies.Requests[1].History[^1].Text.ShouldBe(cut.Text);
            call.Leg.Captions.Last(shown => shown.Caption.SegmentId == "agent-1").Caption.ShouldBe(
                new Caption("agent-1", Speaker.Agent, cut.Text, IsFinal: true));
        }
    }

    [Fact]
    public void Captions_OfTheAgent_KeepStepWithItsVoice()
    {
        using var call = new TestCall();
        call.Replies.Says(LongAnswer);
        call.Speak(1, "tell me something");
        call.CallerLeavesAt(9);
        call.Run();
        var first = call.Leg.Playout.HeardFrames[0].At;
        foreach (var (at, caption) in call.Leg.Captions.Where(shown => shown.Caption is { Speaker: Speaker.Agent, IsFinal: false }))
        {
            var shown = caption.Text.Split(' ').Length;
            (at - first).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(200 * (shown - 1) - 40));
            (at - first).ShouldBeLessThan(TimeSpan.FromMilliseconds(200 * shown + 200));
        }

        call.Leg.Captions.Count(shown => shown.Caption is { Speaker: Speaker.Agent, IsFinal: false }).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void WithEcho_ShortWord_DoesNotStopTheAgent()
    {
        using var call = new TestCall { EchoCancelled = false };
        call.Replies.Says(LongAnswer);
        call.Speak(1, "tell me something");
        call.Speak(4, "well");
        call.CallerLeavesAt(12);
        call.Run();
        call.Transcript.ShouldBe(["Caller: tell me something", $"Agent: {LongAnswer}"]);
    }
}
