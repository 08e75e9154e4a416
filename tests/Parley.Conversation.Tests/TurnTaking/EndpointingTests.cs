using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Tests.TurnTaking;

public sealed class EndpointingTests
{
    // The last speech sample is at 1,000 ms; ticks come every 20 ms.
    [Theory]
    [InlineData(1.0, 320)]
    [InlineData(0.95, 320)]
    [InlineData(0.7, 320)]
    [InlineData(0.6, 420)]
    [InlineData(0.5, 680)]
    [InlineData(0.4, 1120)]
    [InlineData(0.3, 1720)]
    [InlineData(0.2, 2500)]
    [InlineData(0.0, 2500)]
    public void Endpointing_DependsOnTheModelsProbability(double finished, int delay)
    {
        var run = new PolicyRun().Say(1, "when are you open", finished: finished).Wait(3000);
        (run.When<TurnDecision.CommitTurn>() - 1000).ShouldBe(delay);
    }

    [Fact]
    public void Endpointing_WithoutPrediction_IsUndecided()
    {
        var run = new PolicyRun().Talk(1, 1000).Pause(1);
        run.Feed(new TurnSignal.WordsHeard(run.Now, 1, new("when are you open", true, default, run.Now, []))).Wait(2000);
        (run.When<TurnDecision.CommitTurn>() - 1000).ShouldBe(680);
    }

    [Fact]
    public void Endpointing_LatePredictionOfOlderText_IsIgnored()
    {
        var run = new PolicyRun().Say(1, "my number is", finished: 0.1);
        run.Feed(new TurnSignal.EndOfTurnPredicted(run.Now, run.State.Revision - 1, 1)).Wait(1000);
        run.All<TurnDecision.CommitTurn>().ShouldBeEmpty();
    }

    [Fact]
    public void Endpointing_FinalLate_IsWaitedFor()
    {
        var run = new PolicyRun().Talk(1, 1000, "when are").Pause(1).Wait(700);
        run.All<TurnDecision.CommitTurn>().ShouldBeEmpty();
        run.Final(1, "when are you open").Wait(20);
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem().Question.ShouldBe("when are you open");
    }

    [Fact]
    public void Endpointing_FinalNever_InterimWordsHaveToDo()
    {
        var run = new PolicyRun().Talk(1, 1000, "when are you").Pause(1).Wait(3000);
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem().Question.ShouldBe("when are you");
        (run.When<TurnDecision.CommitTurn>() - 1000).ShouldBe(2000);
    }

    [Fact]
    public void Endpointing_RecognitionFailed_InterimWordsDoAtOnce()
    {
        var run = new PolicyRun().Talk(1, 1000, "when are you open").Pause(1);
        run.Feed(new TurnSignal.RecognitionFailed(run.Now, 1)).Wait(600);
        (run.When<TurnDecision.CommitTurn>() - 1000).ShouldBeLessThan(700);
    }

    [Theory]
    [InlineData(900, 1)]
    [InlineData(520, 1)]
    [InlineData(300, 0)]
    public void Endpointing_SpeechWithoutWords_IsAskedForAgainOnlyIfSubstantial(int milliseconds, int asked)
    {
        var run = new PolicyRun().Say(1, "", milliseconds).Wait(3000);
        run.Lines.Count(line => line is AgentLine.DidNotCatch).ShouldBe(asked);
        run.All<TurnDecision.CommitTurn>().ShouldBeEmpty();
        run.All<TurnDecision.DropUtterances>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Endpointing_SpeechResumes_TurnIsOne()
    {
        var run = new PolicyRun().Say(1, "my number is", finished: 0.1).Wait(1000).Say(2, "five five five").Wait(400);
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem().Question.ShouldBe("my number is five five five");
    }

    [Fact]
    public void Endpointing_UtteranceReopened_NewTextReplacesTheOld()
    {
        var run = new PolicyRun().Say(1, "my number is").Talk(1, 800).Pause(1).Final(1, "my number is five").Wait(400);
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem().Question.ShouldBe("my number is five");
    }

    [Fact]
    public void Endpointing_WhileTheCallerSpeaks_NeverCommits()
    {
        var run = new PolicyRun().Say(1, "well").Talk(2, 6000);
        run.All<TurnDecision.CommitTurn>().ShouldBeEmpty();
    }

    [Fact]
    public void Endpointing_MicrophoneStopsInsideAWord_TheUtteranceEnds()
    {
        var run = new PolicyRun().Talk(1, 1000, "hello there").Wait(700);
        run.All<TurnDecision.EndUtterance>().ShouldHaveSingleItem().Utterance.ShouldBe(1);
        run.Final(1, "hello there").Wait(20);
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Typed_Text_IsAnsweredAtOnce()
    {
        var run = new PolicyRun().Type("Where are you?");
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem().Question.ShouldBe("Where are you?");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Typed_Nothing_IsIgnored(string text) => new PolicyRun().Type(text).All<TurnDecision.CommitTurn>().ShouldBeEmpty();

    [Fact]
    public void Commit_Okay_WithTheAgentSilent_IsAnAnswer()
    {
        var run = new PolicyRun().Say(1, "Okay.").Wait(400);
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem();
    }
}
