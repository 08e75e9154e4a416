using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Tests.TurnTaking;

public sealed class BargeInTests
{
    [Theory]
    [InlineData(true, 80, false)]
    [InlineData(true, 100, true)]
    [InlineData(true, 160, true)]
    [InlineData(true, 200, true)]
    [InlineData(false, 200, false)]
    [InlineData(false, 380, false)]
    [InlineData(false, 400, true)]
    public void BargeIn_SpeechAlone_PausesTheAgent(bool echoCancelled, int milliseconds, bool pauses)
    {
        var run = new PolicyRun(echoCancelled: echoCancelled).Replying().Talk(2, milliseconds);
        run.All<TurnDecision.PausePlayout>().Count.ShouldBe(pauses ? 1 : 0);
        run.All<TurnDecision.Interrupt>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, 300, "stop", true)]
    [InlineData(true, 300, "wait a moment", true)]
    [InlineData(true, 300, "uh-huh", false)]
    [InlineData(true, 300, "Okay.", false)]
    [InlineData(true, 300, "Yeah, right.", false)]
    [InlineData(true, 300, "mm-hmm", false)]
    [InlineData(true, 300, "I see.", false)]
    [InlineData(true, 300, "okay but when", true)]
    [InlineData(true, 140, "stop", false)]
    [InlineData(false, 500, "stop", false)]
    [InlineData(false, 500, "stop it", true)]
    [InlineData(false, 300, "stop it", false)]
    [InlineData(true, 600, "", false)]
    [InlineData(true, 720, "", true)]
    [InlineData(false, 1400, "", false)]
    [InlineData(false, 1520, "", true)]
    public void BargeIn_NeedsDurationAndWords(bool echoCancelled, int milliseconds, string interim, bool interrupts)
    {
        var run = new PolicyRun(echoCancelled: echoCancelled).Replying().Talk(2, milliseconds, interim);
        run.All<TurnDecision.Interrupt>().Count.ShouldBe(interrupts ? 1 : 0);
    }

    [Theory]
    [InlineData(false, "stop", false)]
    [InlineData(true, "stop", true)]
    [InlineData(false, "stop it", true)]
    public void BargeIn_AfterEchoCancellationChanged_TakesWhatTheNewMicrophoneNeeds(bool cancelledNow, string interim, bool interrupts)
    {
        var run = new PolicyRun(echoCancelled: !cancelledNow).Replying();
        run.Feed(new TurnSignal.EchoCancellationChanged(run.Now, cancelledNow)).Talk(2, 500, interim);
        run.All<TurnDecision.Interrupt>().Count.ShouldBe(interrupts ? 1 : 0);
    }

    [Fact]
    public void BargeIn_Confirmed_IsAnsweredAfterwards()
    {
        var run = new PolicyRun().Replying().Talk(2, 700, "where are you").Pause(2).Final(2, "where are you");
        run.Feed(new TurnSignal.SpeechEnded(run.Now, new SpeechId(1), new SpeechEnding.Interrupted())).Wait(400);
        run.All<TurnDecision.Interrupt>().ShouldHaveSingleItem().Reason.ShouldBe(InterruptionReason.BargeIn);
        run.All<TurnDecision.CommitTurn>()[^1].Question.ShouldBe("where are you");
        run.All<TurnDecision.CommitTurn>()[^1].Turn.ShouldBe(2);
    }

    [Fact]
    public void BargeIn_BeforeAnythingWasAnswered_TheQuestionIsCarriedOver()
    {
        var run = new PolicyRun().Replying(playedFor: 200).Talk(2, 500, "on Sundays").Pause(2).Final(2, "on Sundays").Wait(600);
        run.All<TurnDecision.CommitTurn>()[^1].Question.ShouldBe("when are you open on Sundays");
        run.All<TurnDecision.CommitTurn>()[^1].Draft.Text.ShouldBe("on Sundays");
        run.All<TurnDecision.CommitTurn>()[^1].Carried.ShouldBe("when are you open");
        run.All<TurnDecision.CommitTurn>()[0].Carried.ShouldBeEmpty();
    }

    [Fact]
    public void FalseInterruption_NoWords_TheAgentGoesOn()
    {
        var run = new PolicyRun().Replying().Talk(2, 300).Pause(2).Wait(700);
        run.All<TurnDecision.ResumePlayout>().ShouldHaveSingleItem();
        (run.When<TurnDecision.ResumePlayout>() - run.When<TurnDecision.PausePlayout>()).ShouldBeLessThan(1000);
        run.All<TurnDecision.Interrupt>().ShouldBeEmpty();
    }

    [Fact]
    public void FalseInterruption_EmptyFinal_TheAgentGoesOnAtOnce()
    {
        var run = new PolicyRun().Replying().Talk(2, 300).Pause(2).Wait(100).Final(2, "");
        run.All<TurnDecision.ResumePlayout>().ShouldHaveSingleItem();
        run.All<TurnDecision.DropUtterances>().ShouldHaveSingleItem();
    }

    [Fact]
    public void FalseInterruption_ACough_TheAgentGoesOnWithoutWaitingForWords()
    {
        var run = new PolicyRun().Replying().Talk(2, 120).Pause(2);
        run.All<TurnDecision.ResumePlayout>().ShouldHaveSingleItem();
        (run.When<TurnDecision.ResumePlayout>() - run.When<TurnDecision.PausePlayout>()).ShouldBeLessThan(250);
        run.Final(2, "huh").Wait(500);
        run.All<TurnDecision.Interrupt>().ShouldBeEmpty();
    }

    [Fact]
    public void BargeIn_AfterAShortFirstSound_PausesAgain_AndInterrupts()
    {
        var run = new PolicyRun().Replying().Talk(2, 120).Pause(2).Talk(2, 300, "no wait");
        run.All<TurnDecision.PausePlayout>().Count.ShouldBe(2);
        run.All<TurnDecision.Interrupt>().ShouldHaveSingleItem();
    }

    [Fact]
    public void FalseInterruption_WordsComeLate_TheyStillInterrupt()
    {
        var run = new PolicyRun().Replying().Talk(2, 300).Pause(2).Wait(900).Final(2, "stop");
        run.All<TurnDecision.ResumePlayout>().ShouldHaveSingleItem();
        run.All<TurnDecision.Interrupt>().ShouldHaveSingleItem();
    }

    [Fact]
    public void BackChannel_Final_TheAgentGoesOnAndNothingIsAnswered()
    {
        var run = new PolicyRun().Replying().Talk(2, 300).Pause(2).Wait(100).Final(2, "Uh-huh.").Play(3000).Completed().Wait(2000);
        run.All<TurnDecision.ResumePlayout>().ShouldHaveSingleItem();
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem();
        run.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Shall I book it?", 2)]
    [InlineData("I have booked it.", 1)]
    public void BackChannel_OverTheEndOfAQuestion_IsItsAnswer(string heard, int turns)
    {
        var run = new PolicyRun().Replying().Talk(2, 300).Pause(2).Wait(100).Final(2, "Yes.").Play(200).Completed(heard).Wait(400);
        run.All<TurnDecision.CommitTurn>().Count.ShouldBe(turns);
    }

    [Fact]
    public void BackChannel_GoingOnAndOn_InterruptsAfterAll()
    {
        var run = new PolicyRun().Replying().Talk(2, 400, "yeah yeah").Talk(2, 2000);
        run.All<TurnDecision.Interrupt>().ShouldHaveSingleItem();
    }

    [Fact]
    public void BargeIn_DuringProtectedSpeech_IsIgnoredAndAnsweredAfterwards()
    {
        var run = new PolicyRun(new TurnRules { ProtectGreeting = true }, greeting: true).Audible().Play(500);
        run.Say(1, "when are you open").Play(1000);
        run.All<TurnDecision.PausePlayout>().ShouldBeEmpty();
        run.All<TurnDecision.Interrupt>().ShouldBeEmpty();
        run.All<TurnDecision.CommitTurn>().ShouldBeEmpty();
        run.Completed("Welcome.").Wait(20);
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem().Question.ShouldBe("when are you open");
    }

    [Fact]
    public void BargeIn_DuringUnprotectedGreeting_Interrupts()
    {
        var run = new PolicyRun(greeting: true).Audible().Play(500).Talk(1, 400, "when are you open");
        run.All<TurnDecision.Interrupt>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Typed_WhileTheAgentSpeaks_InterruptsAndIsAnswered()
    {
        var run = new PolicyRun().Replying().Type("Where?");
        run.All<TurnDecision.Interrupt>().ShouldHaveSingleItem().Reason.ShouldBe(InterruptionReason.TypedText);
        run.Feed(new TurnSignal.SpeechEnded(run.Now, new SpeechId(1), new SpeechEnding.Interrupted()));
        run.All<TurnDecision.CommitTurn>()[^1].Question.ShouldBe("Where?");
    }

    [Fact]
    public void Thinking_CallerGoesOn_TheTurnIsOneAgain()
    {
        var run = new PolicyRun().Say(1, "when are you open").Wait(300).Talk(2, 400);
        run.All<TurnDecision.RetractTurn>().ShouldHaveSingleItem();
        run.All<TurnDecision.Interrupt>().ShouldHaveSingleItem().Reason.ShouldBe(InterruptionReason.TurnResumed);
        run.Pause(2).Final(2, "on Sundays").Wait(400);
        run.All<TurnDecision.CommitTurn>()[^1].Question.ShouldBe("when are you open on Sundays");
        run.All<TurnDecision.CommitTurn>()[^1].Turn.ShouldBe(1);
    }

    [Fact]
    public void Thinking_BackChannel_ChangesNothing()
    {
        var run = new PolicyRun().Say(1, "when are you open").Wait(300).Talk(2, 140).Pause(2).Final(2, "Okay.").Wait(200);
        run.All<TurnDecision.RetractTurn>().ShouldBeEmpty();
        run.All<TurnDecision.DropUtterances>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Thinking_TypedText_JoinsTheTurn()
    {
        var run = new PolicyRun().Say(1, "when are you open").Wait(300).Type("on Sundays");
        run.All<TurnDecision.CommitTurn>()[^1].Question.ShouldBe("when are you open on Sundays");
    }
}
