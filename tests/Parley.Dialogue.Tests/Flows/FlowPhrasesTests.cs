using Parley.Flows.Engine;

namespace Parley.Dialogue.Tests.Flows;

public sealed class FlowPhrasesTests
{
    [Theory]
    [InlineData("Tuesday", "All right, Tuesday.")]
    [InlineData("Tuesday at 1 p.m.", "All right, Tuesday at 1 p.m.")]
    public void Correction_EndsWithOneFullStop(string spoken, string said) => FlowPhrases.Corrected(spoken).ShouldBe(said);
}
