using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Tests.TurnTaking;

public sealed class TypedTextTests
{
    [Fact]
    public void Lines_InARow_GetOneAnswer()
    {
        var run = new PolicyRun().Type("Hello,").Wait(100).Type("I am Ana.").Wait(100).Type("Are you open?").Wait(100).Type("On Sunday?");
        run.All<TurnDecision.CommitTurn>().Count.ShouldBe(1, "the first is answered at once, the others wait for one another");

        run.Wait(480);
        run.All<TurnDecision.CommitTurn>().Count.ShouldBe(1);

        run.Wait(20);
        run.All<TurnDecision.CommitTurn>().Count.ShouldBe(2);
        run.All<TurnDecision.CommitTurn>()[^1].Question.ShouldBe("Hello, I am Ana. Are you open? On Sunday?");
        run.All<TurnDecision.RetractTurn>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Flood_OfTexts_BeginsFewRepliesAndKeepsTheTurnSmall()
    {
        var run = new PolicyRun();
        for (var text = 0; text < 120; text++)
            run.Type(new string('a', 1024)).Wait(20);
        run.Wait(1000);

        run.All<TurnDecision.CommitTurn>().Count.ShouldBe(2);
        run.All<TurnDecision.CommitTurn>()[^1].Question.Length.ShouldBeInRange(15_000, 16_000);
    }

    [Fact]
    public void Texts_OfFewCharacters_AreFewAsWell()
    {
        var run = new PolicyRun();
        for (var text = 0; text < 100; text++)
            run.Type("a").Wait(100);
        run.Wait(1000);

        run.All<TurnDecision.CommitTurn>()[^1].Draft.Utterances.Count.ShouldBe(32);
    }

    [Fact]
    public void Text_ThatIsTooLong_IsCutBetweenCharacters()
    {
        var run = new PolicyRun().Type("a" + string.Concat(Enumerable.Repeat("😀", 10_000)));

        var question = run.All<TurnDecision.CommitTurn>().ShouldHaveSingleItem().Question;
        question.Length.ShouldBe(15_999);
        char.IsLowSurrogate(question[^1]).ShouldBeTrue();
    }

    [Fact]
    public void Replies_CutOffAtTheirBeginning_CarryNoMoreThanATurnMayHold()
    {
        var run = new PolicyRun();
        for (var text = 0; text < 20; text++)
            run.Type(new string('a', 8_000)).Wait(1000).Audible().Wait(100);

        run.All<TurnDecision.CommitTurn>().Max(commit => commit.Question.Length).ShouldBeLessThan(40_000);
    }
}
