using Parley.Flows.Engine;

namespace Parley.Dialogue.Tests.Flows;

public sealed class FlowPhrasesTests
{
    [Theory]
    [InlineData("Tuesday", "All right, Tuesday.")]
    [InlineData("Tuesday at 1 p.m.", "All right, Tuesday at 1 p.m.")]
    public void Correction_EndsWithOneFullStop(string spoken, string said) => FlowPhrases.Corrected(spoken).ShouldBe(said);

    [Theory]
    [InlineData("All right, let us go on.", "All right, ")]
    [InlineData("So all right, then.", null)]
    [InlineData("All right, ", null)]
    public void Opener_IsWhatASentenceOnlyBeginsWith(string text, string? opener) => Openers.Of(text).ShouldBe(opener);

    [Fact]
    public void Opener_LeftOut_LeavesASentence() => Openers.Without("All right, let us go on.", "All right, ").ShouldBe("Let us go on.");
}
