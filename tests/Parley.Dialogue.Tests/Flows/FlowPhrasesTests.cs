using Parley.Flows.Engine;

namespace Parley.Dialogue.Tests.Flows;

public sealed class FlowPhrasesTests
{
    [Theory]
    [InlineData("Tuesday", "All right, Tuesday.")]
    [InlineData("Tuesday at 1 p.m.", "All right, Tuesday at 1 p.m.")]
    public void Correction_EndsWithOneFullStop(string spoken, string said) => FlowPhrases.Corrected(spoken).ShouldBe(said);

    [Theory]
    [InlineData("All right, let us go on.", "All right, I have taken that back.", "", "Let us go on.")]
    [InlineData("Sorry, I did not get that.", "", "Sorry, I did not get that. Which day?", "I did not get that.")]
    [InlineData("Sorry, I did not get that.", "All right, Tuesday.", "Which day?", "Sorry, I did not get that.")]
    [InlineData("All right, Friday.", "So all right, then.", "", "All right, Friday.")]
    public void Opener_IsSaidOnceInARow(string text, string said, string before, string then) => Openers.Without(text, [said], before).ShouldBe(then);
}
