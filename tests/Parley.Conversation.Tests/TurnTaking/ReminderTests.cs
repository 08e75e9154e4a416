using Parley.Calls;
using Parley.Conversation.TurnTaking;
using Parley.Flows;

namespace Parley.Conversation.Tests.TurnTaking;

/// <summary>The dialogue has asked for something and nobody answers.</summary>
public sealed class ReminderTests
{
    [Theory]
    [InlineData(null, 10_000)]
    [InlineData(12.0, 12_000)]
    public void Silence_AfterAQuestion_GoesToTheDialogueAfterTheQuestionsOwnPatience(double? timeout, int after)
    {
        var run = new PolicyRun().Asked(SlotType.Phone, timeout);
        var asked = (int)run.Now.TotalMilliseconds;
        run.Wait(13_000);
        (run.When<TurnDecision.Remind>() - asked).ShouldBe(after);
        run.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Silence_WithNothingAsked_IsTheAgentsOwnToBreak()
    {
        var run = new PolicyRun().Replying().Completed().Wait(11_000);
        run.All<TurnDecision.Remind>().ShouldBeEmpty();
        run.Lines.ShouldBe([AgentLine.StillThere]);
    }

    [Fact]
    public void Reminder_ThatAsksAgain_IsFollowedByAnotherAndTheDialogueEndsTheCall()
    {
        var run = new PolicyRun().Asked(SlotType.Phone);
        run.Wait(10_000).Asks(SlotType.Phone).Audible().Play(1000).Completed("Are you still there? What number?");
        run.Wait(10_000).Asks(SlotType.Phone).Audible().Play(1000).Completed("Are you still there? Digit by digit, please.");
        run.Wait(10_000).Audible().Play(1000).Completed("Goodbye.", endsCall: true);
        run.All<TurnDecision.Remind>().Count.ShouldBe(3);
        run.All<TurnDecision.HangUp>().ShouldHaveSingleItem().Reason.ShouldBe(HangUpReason.TimedOut);
    }

    [Fact]
    public void Reminder_ThatAsksForEver_IsBounded()
    {
        var run = new PolicyRun().Asked(SlotType.Phone);
        for (var i = 0; i < 6 && run.State.Phase is CallPhase.Live; i++)
            run.Wait(10_100).Asks(SlotType.Phone).Audible().Play(500).Completed("What number?");
        run.All<TurnDecision.Remind>().Count.ShouldBe(4);
        run.Lines.ShouldBe([AgentLine.Goodbye]);
    }

    [Fact]
    public void Reminder_ThatNoLongerAsks_LeavesTheSilenceToTheAgent()
    {
        var run = new PolicyRun().Asked(SlotType.Phone).Wait(10_000).Audible().Play(500).Completed("I called a person for you.");
        run.State.Expected.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reminder_WithoutAWord_TheAgentAsksItself(bool fails)
    {
        var run = new PolicyRun().Asked(SlotType.Phone).Wait(10_000);
        run = fails ? run.Failed(heardSome: false) : run.Completed("");
        run.Lines.ShouldBe([AgentLine.StillThere]);
        run.State.Expected.ShouldBeNull();
    }

    [Fact]
    public void Reminder_CallerSpeaksBeforeItIsHeard_IsDroppedAndTheTurnCounted()
    {
        var run = new PolicyRun().Asked(SlotType.Phone).Wait(10_000).Talk(2, 600, "512 555 0134").Pause(2).Final(2, "512 555 0134").Wait(400);
        run.All<TurnDecision.RetractTurn>().ShouldBeEmpty();
        run.All<TurnDecision.CommitTurn>().Select(commit => (commit.Turn, commit.Question)).ShouldBe([(1, "book me in"), (2, "512 555 0134")]);
    }

    [Fact]
    public void Reminder_CallerSpeaksIntoIt_IsInterruptedAndStillExpected()
    {
        var run = new PolicyRun().Asked(SlotType.Phone).Wait(10_000).Asks(SlotType.Phone).Audible().Play(600).Talk(2, 600, "it is 512");
        run.All<TurnDecision.Interrupt>().ShouldHaveSingleItem().Reason.ShouldBe(InterruptionReason.BargeIn);
        run.State.Expected!.Slot.ShouldBe(SlotType.Phone);
    }

    [Fact]
    public void Silence_MutedCaller_IsNotReminded()
    {
        var run = new PolicyRun().Asked(SlotType.Phone).Feed(new TurnSignal.Muted(default, true)).Wait(20_000);
        run.All<TurnDecision.Remind>().ShouldBeEmpty();
    }
}
