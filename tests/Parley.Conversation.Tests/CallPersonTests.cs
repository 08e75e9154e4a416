using Parley.Calls;
using Parley.Handoff;
using Parley.Records;
using Parley.Testing.Conversation;

namespace Parley.Conversation.Tests;

/// <summary>An agent that cannot go on calls a person, and its caller is told what happens next.</summary>
public sealed class CallPersonTests
{
    [Fact]
    public void NothingAnswersAnyMore_APersonIsCalled_AndTheCallerToldWhatHappensNext()
    {
        using var call = Broken();
        call.CallerLeavesAt(42);

        call.Run().ShouldBe(HangUpReason.CallerLeft);

        call.Transcript.ShouldContain($"Agent: {call.Options.Lines.Handover} {ScriptedPersons.Tell}");
        call.Transcript.ShouldNotContain($"Agent: {call.Options.Lines.Breakdown}");
        var handedOff = call.Journal.Of<CallEvent.HandedOff>().ShouldHaveSingleItem();
        handedOff.Reason.ShouldBe(HandoffReason.SystemError);
        handedOff.At.ShouldBeGreaterThan(TimeSpan.FromSeconds(20));
        call.Persons!.Requests.ShouldHaveSingleItem().History.ShouldContain(said => said.Text == "when are you open today");
    }

    [Fact]
    public void CallerTalksIntoIt_HearsItAllTheSame()
    {
        using var call = Broken();
        var talked = call.Speak(30, "hello is anybody there");
        call.CallerLeavesAt(42);

        call.Run();

        var told = call.Journal.Of<CallEvent.Said>().Single(said => said.Entry.Text == $"{call.Options.Lines.Handover} {ScriptedPersons.Tell}").Entry;
        told.Interrupted.ShouldBeFalse();
        told.Start.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        told.End.ShouldBeGreaterThan(talked);
    }

    [Fact]
    public void PersonCannotBeReached_TheCallerIsToldSo()
    {
        using var call = Broken();
        call.Persons!.Hangs = true;
        call.CallerLeavesAt(60);

        call.Run();

        call.Transcript.ShouldContain($"Agent: {call.Options.Lines.Handover} {call.Options.Lines.HandoverFailed}");
        call.Journal.Of<CallEvent.HandedOff>().ShouldBeEmpty();
    }

    [Fact]
    public void CallBreaksWithoutAWord_APersonIsCalledAllTheSame()
    {
        using var call = Broken(questions: 8);
        call.Synthesizer.HangsOn = "";

        call.Run(240).ShouldBe(HangUpReason.Failed);

        call.Journal.Of<CallEvent.HandedOff>().ShouldHaveSingleItem();
        call.Journal.Events[^1].ShouldBeOfType<CallEvent.Ended>();
    }

    [Fact]
    public void CallThatEndsWell_CallsNobody()
    {
        using var call = new TestCall { Persons = new ScriptedPersons() };
        call.Replies.Says("From nine to five.");
        call.Speak(3, "when are you open today");
        call.CallerLeavesAt(10);

        call.Run();

        call.Persons!.Requests.ShouldBeEmpty();
    }

    private static TestCall Broken(int questions = 4)
    {
        var call = new TestCall { Persons = new ScriptedPersons() };
        for (var i = 0; i < questions; i++)
        {
            call.Replies.Throws();
            call.Speak(3 + 8 * i, "when are you open today");
        }

        return call;
    }
}
