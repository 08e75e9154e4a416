using Parley.Conversation.TurnTaking;
using Parley.Flows;

namespace Parley.Conversation.Tests.TurnTaking;

public sealed class BeginAheadTests
{
    [Fact]
    public void Final_LikelyTheEnd_IsAnsweredAheadOfTheCommitment()
    {
        var run = new PolicyRun().Say(1, "when are you open", finished: 0.5);
        run.All<TurnDecision.BeginReply>().ShouldBe([new TurnDecision.BeginReply(1, "when are you open")]);
        run.All<TurnDecision.CommitTurn>().ShouldBeEmpty();
        run.Wait(600).All<TurnDecision.CommitTurn>().ShouldHaveSingleItem();
        run.All<TurnDecision.BeginReply>().Count.ShouldBe(1);
        run.All<TurnDecision.DropReply>().ShouldBeEmpty();
    }

    [Fact]
    public void Final_LikelyNotTheEnd_IsNotAnsweredAhead() =>
        new PolicyRun().Say(1, "my number is", finished: 0.1).Wait(2400).All<TurnDecision.BeginReply>().ShouldBeEmpty();

    [Theory]
    [InlineData(180, 0)]
    [InlineData(200, 1)]
    public void Interim_ThatHasStoodWhileTheCallerIsSilent_IsAnsweredAhead(int since, int begun)
    {
        var run = new PolicyRun().Talk(1, 1000, "when are you open");
        run.Pause(1).Wait(since - 160);
        run.All<TurnDecision.BeginReply>().Count.ShouldBe(begun);
    }

    [Fact]
    public void Interim_WhileTheCallerSpeaks_IsNot() =>
        new PolicyRun().Talk(1, 1000, "when are you").Talk(1, 1000).All<TurnDecision.BeginReply>().ShouldBeEmpty();

    [Fact]
    public void Final_WithTheInterimsWords_KeepsWhatWasBegun()
    {
        var run = new PolicyRun().Talk(1, 1000, "when are you open").Pause(1).Wait(60).Final(1, "When are you open?").Wait(400);
        run.All<TurnDecision.BeginReply>().ShouldHaveSingleItem();
        run.All<TurnDecision.DropReply>().ShouldBeEmpty();
        run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem().Question.ShouldBe("When are you open?");
    }

    [Fact]
    public void Final_WithOtherWords_DropsWhatWasBegunAndBeginsAgain()
    {
        var run = new PolicyRun().Talk(1, 1000, "when are you open").Pause(1).Wait(60).Final(1, "when are you open on Sunday", finished: 0.6);
        run.All<TurnDecision.DropReply>().ShouldHaveSingleItem();
        run.All<TurnDecision.BeginReply>().Select(begin => begin.Question).ShouldBe(["when are you open", "when are you open on Sunday"]);
    }

    [Fact]
    public void Speech_ThatGoesOn_DropsWhatWasBegunOnceItHasWords()
    {
        var run = new PolicyRun().Say(1, "when are you open", finished: 0.5).Talk(2, 600);
        run.All<TurnDecision.DropReply>().ShouldBeEmpty();
        run.Interim(2, "on Sundays");
        run.All<TurnDecision.DropReply>().ShouldHaveSingleItem();
        run.Pause(2).Final(2, "on Sundays").Wait(400);
        run.All<TurnDecision.BeginReply>()[^1].ShouldBe(new TurnDecision.BeginReply(1, "when are you open on Sundays"));
    }

    [Fact]
    public void Answer_ToAFlowsQuestion_IsNeverBegunAhead() =>
        new PolicyRun().Asked(SlotType.Phone).Say(2, "512 555 0134").Wait(400).All<TurnDecision.BeginReply>()
            .ShouldHaveSingleItem().Question.ShouldBe("book me in");

    [Fact]
    public void TypedText_IsCommittedAtOnceAndNotAhead() => new PolicyRun().Type("Where are you?").All<TurnDecision.BeginReply>().ShouldBeEmpty();

    [Fact]
    public void SwitchedOff_NothingIsBegun() =>
        new PolicyRun(new TurnRules { BeginAhead = false }).Say(1, "when are you open").Wait(400).All<TurnDecision.BeginReply>().ShouldBeEmpty();

    [Theory]
    [InlineData("When are you open?", "when are you open", true)]
    [InlineData("uh-huh", "Uh huh.", true)]
    [InlineData("", "...", true)]
    [InlineData("open", "opens", false)]
    [InlineData("open", "", false)]
    public void Words_AreComparedAsSpoken(string one, string other, bool same) => SameWords.In(one, other).ShouldBe(same);
}
