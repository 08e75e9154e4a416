using Parley.Knowledge.Facts;
using Parley.Knowledge.Lexical;

namespace Parley.Knowledge.Tests;

public sealed class LexicalIndexTests
{
    private static readonly LexicalIndex Index = new(
    [
        new Fact("xray", "X-rays", "We send you elsewhere.", []),
        new Fact("refill", "Prescription refills", "Ask your pharmacy.", []),
        new Fact("cancel", "Cancelling", "Free of charge until the day before.", []),
    ]);

    [Theory]
    [InlineData("do you have an xray", 0)]
    [InlineData("do you have an x ray", 0)]
    [InlineData("i need my perscription", 1)]
    [InlineData("can i get my medication", 1)]
    [InlineData("about a cancellation", 2)]
    public void Score_AnotherSpellingOrForm_FindsTheFact(string question, int expected)
    {
        var (scores, unknown) = Index.Score(question);
        Array.IndexOf(scores, scores.Max()).ShouldBe(expected);
        scores.Max().ShouldBeGreaterThan(0.2);
        unknown.ShouldBe(0);
    }

    [Fact]
    public void Score_QuestionAboutSomethingElse_IsUnknown()
    {
        var (scores, unknown) = Index.Score("which planet is largest");
        scores.ShouldAllBe(s => s == 0);
        unknown.ShouldBe(1);
    }
}
