using Parley.Conversation.TurnTaking;
using Parley.Flows;

namespace Parley.Conversation.Tests.TurnTaking;

public sealed class AnswerPatienceTests
{
    // From the last speech sample, in ms; ticks come every 20 ms.
    [Theory]
    [InlineData(SlotType.Phone, 0.95, 320)]
    [InlineData(SlotType.Phone, 0.08, 2500)]
    [InlineData(SlotType.Phone, 0.45, 880)]
    [InlineData(SlotType.Email, 0.15, 2500)]
    [InlineData(SlotType.Identifier, 0.45, 880)]
    [InlineData(SlotType.Date, 0.85, 320)]
    [InlineData(SlotType.Name, 0.9, 320)]
    [InlineData(SlotType.Name, 0.5, 680)]
    [InlineData(SlotType.YesNo, 0.9, 320)]
    [InlineData(SlotType.YesNo, 0.5, 400)]
    [InlineData(SlotType.YesNo, 0.0, 800)]
    [InlineData(SlotType.Choice, 0.4, 500)]
    [InlineData(SlotType.Text, 0.95, 460)]
    [InlineData(SlotType.Address, 0.95, 460)]
    [InlineData(SlotType.Text, 0.1, 2500)]
    internal void Endpointing_DependsOnWhatWasAskedFor(SlotType asked, double finished, int delay)
    {
        var run = new PolicyRun().Asked(asked).Say(2, "an answer", finished: finished);
        var last = (int)run.State.Draft.LastSpeech.TotalMilliseconds;
        run.Wait(3000);
        (run.Decisions.Last(entry => entry.Decision is TurnDecision.CommitTurn).At - last).ShouldBe(delay);
    }

    [Theory]
    [InlineData(null, 680)]
    [InlineData(SlotType.YesNo, 400)]
    [InlineData(SlotType.Phone, 1400)]
    [InlineData(SlotType.Text, 780)]
    internal void Endpointing_WithoutPrediction_ADictatedValueIsWaitedForLonger(SlotType? asked, int milliseconds) =>
        AnswerPatience.After(new TurnRules(), asked, finished: null).TotalMilliseconds.ShouldBe(milliseconds, tolerance: 20);

    [Fact]
    public void Endpointing_ANumberSaidInGroups_IsOneTurn()
    {
        var run = new PolicyRun().Asked(SlotType.Phone)
            .Say(2, "512", finished: 0.08).Wait(1500)
            .Say(3, "555", finished: 0.08).Wait(1500)
            .Say(4, "0134", finished: 0.95).Wait(400);
        run.All<TurnDecision.CommitTurn>()[^1].Question.ShouldBe("512 555 0134");
        run.All<TurnDecision.CommitTurn>().Count.ShouldBe(2);
    }

    [Fact]
    public void Prediction_KnowsWhatWasAskedFor()
    {
        var run = new PolicyRun().Say(1, "book me in").Wait(400).Asks(SlotType.Phone).Audible().Completed("Which number?").Say(2, "512");
        run.All<TurnDecision.PredictEndOfTurn>().Select(asked => asked.Asked).ShouldBe([null, SlotType.Phone]);
    }

    [Fact]
    public void Expectation_EndsWithTheAnswer()
    {
        var run = new PolicyRun().Asked(SlotType.Phone).Say(2, "five").Wait(400);
        run.State.Expected.ShouldBeNull();
    }

    [Fact]
    public void Expectation_AnswerTakenBack_IsThereAgain()
    {
        var run = new PolicyRun().Asked(SlotType.Phone).Say(2, "512 555 0134").Wait(400).Talk(3, 400, "extension");
        run.All<TurnDecision.RetractTurn>().ShouldHaveSingleItem();
        run.State.Expected!.Slot.ShouldBe(SlotType.Phone);
    }

    [Fact]
    public void Expectation_OfASpeechThatIsOver_IsIgnored()
    {
        var run = new PolicyRun().Replying().Completed();
        run.Asks(SlotType.Phone).State.Expected.ShouldBeNull();
    }
}
