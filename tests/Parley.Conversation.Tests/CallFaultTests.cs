using Parley.Calls;
using Parley.Dialogue;
using Parley.Records;

namespace Parley.Conversation.Tests;

/// <summary>Whatever breaks, the caller hears something sensible within 4 s and the call ends in order.</summary>
public sealed class CallFaultTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(4);

    private static TimeSpan Ask(TestCall call, double seconds = 3) => call.Speak(seconds, "when are you open today");

    private static void ShouldHaveSpoken(TestCall call, TimeSpan asked, string? line = null)
    {
        call.SilenceAfter(asked).ShouldBeLessThanOrEqualTo(Promised);
        if (line is not null)
            call.Leg.Captions.Select(shown => shown.Caption.Text).ShouldContain(line);
        call.Journal.Of<CallEvent.Ended>().ShouldHaveSingleItem();
    }

    [Fact]
    public void ReplyThrows_TheCallerIsAskedAgain()
    {
        using var call = new TestCall();
        call.Replies.Throws();
        call.Replies.Says("From nine to five.");
        var asked = Ask(call);
        Ask(call, 9);
        call.CallerLeavesAt(14);
        call.Run();
        ShouldHaveSpoken(call, asked, call.Options.Lines.DidNotCatch);
        call.Journal.Of<CallEvent.Degraded>().ShouldHaveSingleItem().Engine.ShouldBe("reply_generator");
        call.Transcript[^1].ShouldBe("Agent: From nine to five.");
    }

    [Fact]
    public void ReplyHangs_AMomentIsAskedForThenAPersonOffered()
    {
        using var call = new TestCall();
        call.Replies.Hangs();
        var asked = Ask(call);
        call.CallerLeavesAt(20);
        call.Run();
        ShouldHaveSpoken(call, asked, call.Options.Lines.OneMoment);
        call.Transcript.ShouldBe(
            ["Caller: when are you open today", $"Agent: {call.Options.Lines.OneMoment}", $"Agent: {call.Options.Lines.Apology}"]);
        call.Journal.Of<CallEvent.PersonOffered>().ShouldHaveSingleItem();
    }

    [Fact]
    public void ReplyComesLate_IsSaidAfterTheMoment()
    {
        using var call = new TestCall();
        call.Replies.FirstTokenDelay = TimeSpan.FromSeconds(5);
        call.Replies.Says("From nine to five.");
        Ask(call);
        call.CallerLeavesAt(16);
        call.Run();
        call.Transcript.ShouldBe(
            ["Caller: when are you open today", $"Agent: {call.Options.Lines.OneMoment}", "Agent: From nine to five."]);
    }

    [Fact]
    public void MomentAskedFor_IsHeardButNotMeant()
    {
        using var call = new TestCall();
        call.Replies.FirstTokenDelay = TimeSpan.FromSeconds(5);
        call.Replies.Says("From nine to five.");
        call.Replies.Says("You are welcome.");
        Ask(call);
        call.Speak(12, "thank you");
        call.CallerLeavesAt(22);
        call.Run();
        call.Replies.Requests[1].History.Select(said => (said.Text, said.Meant)).ShouldBe(
        [
            ("when are you open today", "when are you open today"), (call.Options.Lines.OneMoment, ""), ("From nine to five.", "From nine to five."),
        ]);
    }

    [Fact]
    public void ReplyComesWhileTheMomentIsAskedFor_WaitsForItsTurn()
    {
        using var call = new TestCall();
        call.Replies.FirstTokenDelay = TimeSpan.FromMilliseconds(3400);
        call.Replies.Says("From nine to five.");
        Ask(call);
        call.CallerLeavesAt(16);
        call.Run();
        call.Transcript.ShouldBe(
            ["Caller: when are you open today", $"Agent: {call.Options.Lines.OneMoment}", "Agent: From nine to five."]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ReplyDiesMidStream_WhatWasSaidStandsAndTheBreakIsAdmitted(bool hangs)
    {
        using var call = new TestCall();
        if (hangs)
            call.Replies.HangsAfter("We are open from nine to five. On Sundays we");
        else
            call.Replies.DiesAfter("We are open from nine to five. On Sundays we");
        Ask(call);
        call.CallerLeavesAt(16);
        call.Run();
        call.Transcript.ShouldBe(
            ["Caller: when are you open today", "Agent: We are open from nine to five." + (hangs ? " --" : ""), $"Agent: {call.Options.Lines.LostThread}"]);
    }

    [Fact]
    public void SynthesiserBreaksDuringTheCall_PreparedLinesAreSaid()
    {
        using var call = new TestCall();
        call.Replies.Says("From nine to five.");
        call.At(2, () => call.Synthesizer.ThrowsOn = "");
        var asked = Ask(call);
        call.CallerLeavesAt(10);
        call.Run();
        ShouldHaveSpoken(call, asked);
        call.Transcript.ShouldBe(["Caller: when are you open today", $"Agent: {call.Options.Lines.DidNotCatch}"]);
        call.Journal.Of<CallEvent.Degraded>().ShouldContain(degraded => degraded.Engine == "synthesizer");
    }

    [Fact]
    public void SynthesiserHangsDuringTheCall_PreparedLinesAreSaid()
    {
        using var call = new TestCall();
        call.Replies.Says("From nine to five.");
        call.At(2, () => call.Synthesizer.HangsOn = "");
        var asked = Ask(call);
        call.CallerLeavesAt(16);
        call.Run();
        ShouldHaveSpoken(call, asked, call.Options.Lines.OneMoment);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SynthesiserNeverWorks_ATonePlaysAndTheWordsAreShown(bool hangs)
    {
        using var call = new TestCall { Greeting = "Welcome." };
        if (hangs)
            call.Synthesizer.HangsOn = "";
        else
            call.Synthesizer.ThrowsOn = "";
        call.Replies.Says("From nine to five.");
        var asked = Ask(call, 6);
        call.CallerLeavesAt(16);
        call.Run();
        call.SilenceAfter(TimeSpan.Zero).ShouldBeLessThanOrEqualTo(Promised);
        ShouldHaveSpoken(call, asked);
        // What only stood on the screen was not heard.
        call.Transcript.ShouldBe(["Caller: when are you open today"]);
    }

    [Fact]
    public void SynthesiserHangsOnce_IsAskedOnceMoreForTheSameWords()
    {
        using var call = new TestCall();
        call.Replies.Says("From nine to five.");
        call.At(2, () => call.Synthesizer.HangsOn = "");
        var asked = Ask(call);
        call.At(asked.TotalSeconds + 1.5, () => call.Synthesizer.HangsOn = null);
        call.CallerLeavesAt(16);
        call.Run();
        ShouldHaveSpoken(call, asked);
        call.Transcript.ShouldBe(["Caller: when are you open today", "Agent: From nine to five."]);
        call.Replies.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void SynthesiserHangsMidway_TheBreakIsAdmitted()
    {
        using var call = new TestCall();
        call.Synthesizer.HangsOn = "Sundays";
        call.Replies.Says("We are open from nine to five. On Sundays we rest.");
        Ask(call);
        call.CallerLeavesAt(16);
        call.Run();
        call.Transcript.ShouldBe(
            ["Caller: when are you open today", "Agent: We are open from nine to five. --", $"Agent: {call.Options.Lines.LostThread}"]);
    }

    [Fact]
    public void RecogniserThrows_TheCallerIsAskedAgain()
    {
        using var call = new TestCall();
        call.Recognizer.Throws = true;
        var asked = Ask(call);
        call.CallerLeavesAt(12);
        call.Run();
        ShouldHaveSpoken(call, asked, call.Options.Lines.DidNotCatch);
        call.Journal.Of<CallEvent.Degraded>().ShouldContain(degraded => degraded.Engine == "recognizer");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RecogniserHangsOrHearsNothing_TheCallerIsAskedAgain(bool hangs)
    {
        using var call = new TestCall();
        call.Recognizer.Hangs = hangs;
        call.Recognizer.IsDeaf = !hangs;
        var asked = Ask(call);
        call.CallerLeavesAt(12);
        call.Run();
        ShouldHaveSpoken(call, asked, call.Options.Lines.DidNotCatch);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DetectorMissingOrBroken_LoudnessStandsIn(bool missing)
    {
        using var call = new TestCall();
        call.Detector.CannotBeMade = missing;
        call.Detector.Throws = !missing;
        call.Replies.Says("From nine to five.");
        Ask(call);
        call.CallerLeavesAt(10);
        call.Run();
        call.Transcript.ShouldBe(["Caller: when are you open today", "Agent: From nine to five."]);
        call.Journal.Of<CallEvent.Degraded>().ShouldHaveSingleItem().Engine.ShouldBe("voice_activity_detector");
    }

    [Fact]
    public void EndOfTurnModelThrows_TheTurnIsAnsweredABitLater()
    {
        using var call = new TestCall();
        call.EndOfTurn.Throws = true;
        call.Replies.Says("From nine to five.");
        Ask(call);
        call.CallerLeavesAt(10);
        call.Run();
        call.Latencies.ShouldHaveSingleItem().VoiceToVoice!.Value.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void JournalAndRecorderBroken_TheCallGoesOn()
    {
        using var call = new TestCall();
        call.Journal.Throws = true;
        call.Recorder.Throws = true;
        call.Replies.Says("From nine to five.");
        Ask(call);
        call.CallerLeavesAt(10);
        call.Run().ShouldBe(HangUpReason.CallerLeft);
        call.Leg.Playout.HeardFrames.Count.ShouldBe(4 * 10);
    }

    [Fact]
    public void RecorderCannotOpen_TheCallGoesOn()
    {
        using var call = new TestCall();
        call.Recorder.CannotOpen = true;
        call.Replies.Says("From nine to five.");
        Ask(call);
        call.CallerLeavesAt(10);
        call.Run().ShouldBe(HangUpReason.CallerLeft);
        call.Transcript.Count.ShouldBe(2);
    }

    [Fact]
    public void ReplyAsksForThePersonAndTheEnd_BothHappen()
    {
        using var call = new TestCall();
        call.Replies.Says("A colleague will call you back. Goodbye.", new ReplyPart.PersonOffered("asked for"), new ReplyPart.EndCall());
        Ask(call);
        call.Run().ShouldBe(HangUpReason.AgentEnded);
        call.Journal.Of<CallEvent.PersonOffered>().ShouldHaveSingleItem().Reason.ShouldBe("asked for");
        call.Transcript[^1].ShouldBe("Agent: A colleague will call you back. Goodbye.");
    }
}
