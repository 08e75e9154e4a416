using Parley.Calls;
using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Tests.TurnTaking;

public sealed class WatchdogTests
{
    [Fact]
    public void Watchdog_ReplyHangs_AsksForAMomentWithinFourSeconds()
    {
        var run = new PolicyRun().Say(1, "when are you open").Wait(4000);
        run.Lines.ShouldBe([AgentLine.OneMoment]);
        (run.When<TurnDecision.Say>() - 1000).ShouldBeLessThanOrEqualTo(3520);
    }

    /// <summary>What it says may have to be made first: a heartbeat of 200 ms on top of that would be more than 4 s.</summary>
    [Fact]
    public void Watchdog_BeforeItSpeaks_IsTimedToAFrame()
    {
        var run = new PolicyRun().Say(1, "when are you open").Wait(2400);
        run.State.CountsMilliseconds.ShouldBeFalse();
        run.Wait(900).Lines.ShouldBeEmpty();
        run.State.CountsMilliseconds.ShouldBeTrue();
    }

    [Fact]
    public void Silence_NobodyOwesAnything_IsNotTimedToAFrame()
    {
        var run = new PolicyRun().Replying().Completed("We open at eight.").Wait(3400);
        run.State.CountsMilliseconds.ShouldBeFalse();
    }

    [Fact]
    public void Watchdog_AgentMuted_WaitsUntilItMaySpeak()
    {
        var run = new PolicyRun().Say(1, "when are you open").Wait(400).Feed(new TurnSignal.AgentMuted(TimeSpan.FromSeconds(2), true)).Wait(600_000);
        run.Lines.ShouldBeEmpty();
        run.All<TurnDecision.HangUp>().ShouldBeEmpty();

        run.Feed(new TurnSignal.AgentMuted(run.Now, false)).Wait(3400).Lines.ShouldBeEmpty();
        run.Wait(200).Lines.ShouldBe([AgentLine.OneMoment]);
    }

    [Fact]
    public void Watchdog_UnfinishedTurnThenReplyHangs_StillSpeaksWithinFourSeconds()
    {
        var run = new PolicyRun().Say(1, "my number is", finished: 0).Wait(4000);
        (run.When<TurnDecision.Say>() - 1000).ShouldBeLessThanOrEqualTo(3520);
    }

    [Fact]
    public void Watchdog_ReplyHangsOn_ApologisesAndOffersAPerson()
    {
        var run = new PolicyRun().Say(1, "when are you open").Wait(3600).Audible().Play(600).Completed("One moment.").Wait(4000);
        run.Lines.ShouldBe([AgentLine.OneMoment, AgentLine.Apology]);
        run.All<TurnDecision.OfferPerson>().ShouldHaveSingleItem();
        run.All<TurnDecision.Interrupt>().ShouldHaveSingleItem().Reason.ShouldBe(InterruptionReason.Watchdog);
    }

    [Fact]
    public void Watchdog_ReplyComesAfterTheMoment_IsHeard()
    {
        var run = new PolicyRun().Say(1, "when are you open").Wait(3600).Audible().Play(600).Completed("One moment.").Wait(1000);
        run.Feed(new TurnSignal.SpeechAudible(run.Now, new SpeechId(1))).Wait(1000);
        run.Lines.ShouldBe([AgentLine.OneMoment]);
        run.State.Audible!.Id.ShouldBe(new SpeechId(1));
    }

    [Fact]
    public void Watchdog_SpeechStalls_SaysSo()
    {
        var run = new PolicyRun().Replying().Wait(3600);
        run.Lines.ShouldBe([AgentLine.LostThread]);
    }

    [Theory]
    [InlineData(false, AgentLine.DidNotCatch)]
    [InlineData(true, AgentLine.LostThread)]
    internal void Trouble_ReplyFails_IsAdmittedAtOnce(bool heardSome, AgentLine line)
    {
        var run = new PolicyRun().Say(1, "when are you open").Wait(300).Failed(heardSome);
        run.Lines.ShouldBe([line]);
    }

    [Fact]
    public void Trouble_EmptyReply_IsAdmitted()
    {
        var run = new PolicyRun().Say(1, "when are you open").Wait(300).Completed("");
        run.Lines.ShouldBe([AgentLine.DidNotCatch]);
    }

    [Fact]
    public void Trouble_AgainAndAgain_EscalatesAndGivesUp()
    {
        var run = new PolicyRun();
        for (var i = 1; i <= 4; i++)
            run.Say(i, "when are you open").Wait(300).Failed(heardSome: false).Audible().Play(300).Completed();
        run.Lines.ShouldBe([AgentLine.DidNotCatch, AgentLine.Apology, AgentLine.Apology, AgentLine.Breakdown]);
        run.All<TurnDecision.HangUp>().ShouldHaveSingleItem().Reason.ShouldBe(HangUpReason.Failed);
    }

    [Fact]
    public void Trouble_AgainAndAgain_CallsAPersonWhereThereIsOne_AndGivesUpOnlyAfterThat()
    {
        var run = new PolicyRun(callsPersons: true);
        for (var i = 1; i <= 4; i++)
            run.Say(i, "when are you open").Wait(300).Failed(heardSome: false).Audible().Play(300).Completed();
        run.Lines.ShouldBe([AgentLine.DidNotCatch, AgentLine.Apology, AgentLine.Apology, AgentLine.Handover]);
        run.All<TurnDecision.HangUp>().ShouldBeEmpty();
        run.All<TurnDecision.Say>().Select(say => say.AllowInterruptions).ShouldBe([true, true, true, false]);

        for (var i = 5; i <= 6; i++)
            run.Say(i, "when are you open").Wait(300).Failed(heardSome: false).Audible().Play(300).Completed();
        run.Lines.Skip(4).ShouldBe([AgentLine.DidNotCatch, AgentLine.BreakdownAfterHandover], "nobody is asked to call again who was promised a person");
        run.All<TurnDecision.HangUp>().ShouldHaveSingleItem().Reason.ShouldBe(HangUpReason.Failed);
    }

    [Fact]
    public void Trouble_AfterAGoodAnswer_CountsFromTheStart()
    {
        var run = new PolicyRun().Say(1, "a").Wait(300).Failed(heardSome: false).Audible().Play(300).Completed();
        run.Say(2, "b").Wait(300).Audible().Play(300).Completed().Say(3, "c").Wait(300).Failed(heardSome: false);
        run.Lines.ShouldBe([AgentLine.DidNotCatch, AgentLine.DidNotCatch]);
    }

    [Fact]
    public void Greeting_Fails_ADefaultIsSaid()
    {
        var run = new PolicyRun(greeting: true).Failed(heardSome: false);
        run.Lines.ShouldBe([AgentLine.Greeting, AgentLine.Hello]);
    }

    [Fact]
    public void Greeting_Hangs_ADefaultIsSaidWithinFourSeconds()
    {
        var run = new PolicyRun(greeting: true).Wait(3600);
        run.Lines.ShouldBe([AgentLine.Greeting, AgentLine.Hello]);
    }

    [Fact]
    public void Silence_OfBoth_IsPromptedThenEnded()
    {
        var run = new PolicyRun().Wait(10_000);
        run.Lines.ShouldBe([AgentLine.StillThere]);
        run.Audible().Play(500).Completed("Are you still there?").Wait(9_900);
        run.Lines.ShouldBe([AgentLine.StillThere]);
        run.Wait(200);
        run.Lines.ShouldBe([AgentLine.StillThere, AgentLine.Goodbye]);
        run.Audible().Play(500).Completed("Goodbye.");
        run.All<TurnDecision.HangUp>().ShouldHaveSingleItem().Reason.ShouldBe(HangUpReason.TimedOut);
    }

    [Fact]
    public void Silence_CallerSpeaksIntoTheGoodbye_TheCallGoesOn()
    {
        var run = new PolicyRun().Wait(10_000).Audible().Play(500).Completed().Wait(10_100).Audible().Play(500);
        run.Say(1, "I am here", 600).Wait(600);
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem();
        run.Wait(10_000);
        run.All<TurnDecision.HangUp>().ShouldBeEmpty();
    }

    [Fact]
    public void Silence_NoiseThatIsNoSpeech_DoesNotKeepTheCallAlive()
    {
        var run = new PolicyRun();
        for (var i = 1; i <= 10; i++)
            run.Say(i, "", 200).Wait(700);
        run.Lines.ShouldContain(AgentLine.StillThere);
    }

    [Fact]
    public void Silence_WhileTheConnectionIsLost_IsForgiven()
    {
        var run = new PolicyRun();
        run.Feed(new TurnSignal.ConnectionLost(run.Now, true)).Wait(30_000).Lines.ShouldBeEmpty();
        run.Feed(new TurnSignal.ConnectionLost(run.Now, false)).Wait(10_100).Lines.ShouldBe([AgentLine.StillThere]);
    }

    [Fact]
    public void Silence_OfAMutedCaller_IsGivenMinutes()
    {
        var run = new PolicyRun();
        run.Feed(new TurnSignal.Muted(run.Now, true)).Wait(170_000).Lines.ShouldBeEmpty();
        run.Wait(11_000).Lines.ShouldBe([AgentLine.StillThere]);
        run.Audible().Play(500).Completed().Feed(new TurnSignal.Muted(run.Now, false)).Wait(10_100);
        run.Lines.ShouldBe([AgentLine.StillThere, AgentLine.Goodbye]);
    }

    [Fact]
    public void Caller_NeverComes_TheCallEnds()
    {
        var run = new PolicyRun(join: false).Wait(60_000);
        run.All<TurnDecision.HangUp>().ShouldHaveSingleItem().Reason.ShouldBe(HangUpReason.TimedOut);
        run.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Caller_Leaves_TheCallEndsAndNothingIsDecidedAfter()
    {
        var run = new PolicyRun().Replying();
        run.Feed(new TurnSignal.CallerLeft(run.Now));
        var decided = run.Decisions.Count;
        run.Say(5, "hello").Wait(20_000);
        run.All<TurnDecision.HangUp>().ShouldHaveSingleItem().Reason.ShouldBe(HangUpReason.CallerLeft);
        run.Decisions.Count.ShouldBe(decided);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Server_Stops_SaysGoodbyeAndHangsUpWithinABound(bool voiceWorks)
    {
        var run = new PolicyRun().Replying();
        run.Feed(new TurnSignal.Stopping(run.Now));
        run.Lines.ShouldBe([AgentLine.ServerGoodbye]);
        if (voiceWorks)
            run.Audible().Play(1000).Completed();
        else
            run.Wait(6100);
        run.All<TurnDecision.HangUp>().ShouldHaveSingleItem().Reason.ShouldBe(HangUpReason.ServerStopping);
    }

    [Fact]
    public void Reply_EndsTheCall_OnceItWasHeard()
    {
        var run = new PolicyRun().Replying();
        run.All<TurnDecision.HangUp>().ShouldBeEmpty();
        run.Completed("Goodbye.", endsCall: true);
        run.All<TurnDecision.HangUp>().ShouldHaveSingleItem().Reason.ShouldBe(HangUpReason.AgentEnded);
    }

    [Fact]
    public void States_AreShownInOrder()
    {
        var run = new PolicyRun().Replying().Completed();
        run.All<TurnDecision.ShowState>().Select(shown => shown.State)
            .ShouldBe([AgentState.Listening, AgentState.Thinking, AgentState.Speaking, AgentState.Listening]);
    }
}
