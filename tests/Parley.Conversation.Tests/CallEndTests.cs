using Parley.Calls;
using Parley.Records;

namespace Parley.Conversation.Tests;

/// <summary>How calls begin and end.</summary>
public sealed class CallEndTests
{
    [Fact]
    public void Silence_IsPromptedOnceThenEnded_AndCostsNoDetector()
    {
        using var call = new TestCall();
        call.Run().ShouldBe(HangUpReason.TimedOut);
        call.Transcript.ShouldBe([$"Agent: {call.Options.Lines.StillThere}", $"Agent: {call.Options.Lines.Goodbye}"]);
        call.Detector.Windows.ShouldBe(0);
        call.Leg.HungUp.ShouldBe(HangUpReason.TimedOut);
    }

    [Fact]
    public void Noise_IsNoSpeech()
    {
        using var call = new TestCall();
        call.Caller.Noise(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40));
        call.Run().ShouldBe(HangUpReason.TimedOut);
        call.Detector.Windows.ShouldBeGreaterThan(0);
        call.Recognizer.Runs.ShouldBe(0);
    }

    [Fact]
    public void CallerVanishes_TheCallEnds()
    {
        using var call = new TestCall();
        call.Replies.Says("We are open from nine to five on all working days of the week.");
        call.Speak(1, "when are you open");
        call.At(4, call.Leg.End);
        call.Run().ShouldBe(HangUpReason.CallerLeft);
        call.Transcript[^1].ShouldEndWith(" --");
        call.Recorder.Finished.ShouldBeTrue();
    }

    [Fact]
    public void AgentSentAway_TheCallEndsAsThat()
    {
        using var call = new TestCall();
        call.Replies.Says("We are open from nine to five on all working days of the week.");
        call.Speak(1, "when are you open");
        call.At(4, () => call.Leg.Send(new CallSignal.AgentRemoved()));
        call.Run().ShouldBe(HangUpReason.AgentRemoved);
        call.Leg.HungUp.ShouldBe(HangUpReason.AgentRemoved);
        call.Transcript[^1].ShouldEndWith(" --");
    }

    [Fact]
    public void AgentMuted_NothingIsSaidUntilItMaySpeak()
    {
        using var call = new TestCall();
        call.Replies.Says("From nine to five.");
        call.At(1, () => call.Leg.Send(new CallSignal.AgentMuted(true)));
        call.CallerLeavesAt(60);
        call.Run().ShouldBe(HangUpReason.CallerLeft);
        call.Transcript.ShouldBeEmpty();
    }

    [Fact]
    public void CallerLeavesMidSentence_WhatWasSaidIsKept()
    {
        using var call = new TestCall();
        call.Speak(1, "I would like to");
        call.CallerLeavesAt(2.4);
        call.Run().ShouldBe(HangUpReason.CallerLeft);
        call.Transcript.ShouldBe(["Caller: I would like to"]);
    }

    [Fact]
    public void MicrophoneMutedInsideAWord_TheTurnIsAnswered()
    {
        using var call = new TestCall();
        call.Replies.Says("From nine to five.");
        call.Speak(1, "when are you open today please tell me");
        call.At(2.3, () => call.Leg.Muted = true);
        call.CallerLeavesAt(8);
        call.Run();
        call.Transcript[0].ShouldStartWith("Caller: when are you open");
        call.Transcript[1].ShouldBe("Agent: From nine to five.");
    }

    [Fact]
    public void ServerStops_TheAgentSaysGoodbye()
    {
        using var call = new TestCall();
        call.Replies.Says("We are open from nine to five on all working days of the week.");
        call.Speak(1, "when are you open");
        call.ServerStopsAt(4);
        call.Run(20).ShouldBe(HangUpReason.ServerStopping);
        call.Transcript[^1].ShouldBe($"Agent: {call.Options.Lines.ServerGoodbye}");
        call.Leg.HungUp.ShouldBe(HangUpReason.ServerStopping);
    }

    [Fact]
    public void ServerStops_WhileNothingWorks_TheCallStillEnds()
    {
        using var call = new TestCall();
        call.Synthesizer.HangsOn = "";
        call.Recognizer.Hangs = true;
        call.Replies.Hangs();
        call.Speak(1, "when are you open");
        call.ServerStopsAt(3);
        call.Run(20).ShouldBe(HangUpReason.ServerStopping);
    }

    [Fact]
    public void CallerNeverComes_TheCallEnds()
    {
        using var call = new TestCall { CallerComes = false, Greeting = "Welcome." };
        call.Run().ShouldBe(HangUpReason.TimedOut);
        call.Leg.Playout.HeardFrames.ShouldBeEmpty();
    }

    [Fact]
    public void Events_ComeInOrder()
    {
        using var call = new TestCall { Greeting = "Welcome." };
        call.Replies.Says("From nine to five.");
        call.Speak(2, "when are you open");
        call.CallerLeavesAt(6);
        call.Run();
        call.Journal.Opened.ShouldNotBeNull();
        call.Journal.Events[0].ShouldBeOfType<CallEvent.Started>();
        call.Journal.Events[^1].ShouldBeOfType<CallEvent.Ended>().Reason.ShouldBe(HangUpReason.CallerLeft);
        call.Journal.Of<CallEvent.CallerJoined>().ShouldHaveSingleItem();
        call.Journal.Of<CallEvent.Heard>().ShouldNotBeEmpty();
        call.Journal.Events.Select(fact => fact.At).ShouldBeInOrder();
        call.Journal.Of<CallEvent.StateChanged>().Select(changed => changed.State).ShouldBe(
        [
            AgentState.Initializing, AgentState.Listening, AgentState.Speaking, AgentState.Listening, AgentState.Thinking,
            AgentState.Speaking, AgentState.Listening,
        ]);
        call.Recorder.CallerFrames.ShouldBeInRange(295, 301);
        call.Recorder.AgentFrames.ShouldBe(5 * 10);
    }
}
