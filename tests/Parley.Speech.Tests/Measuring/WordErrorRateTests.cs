using Parley.Testing.Speech;

namespace Parley.Speech.Tests.Measuring;

public class WordErrorRateTests
{
    [Theory]
    [InlineData("Hello, world!", "hello world", 0, 2)]
    [InlineData("Dr. Smith at 9 a.m.", "doctor smith at nine am", 0, 5)]
    [InlineData("Please log in to 21 re-entered mailboxes", "please login to twenty one reentered mail boxes", 0, 9)]
    [InlineData("the cat sat", "the bat sat down", 2, 3)]
    [InlineData("one two three", "", 3, 3)]
    [InlineData("", "made up", 2, 0)]
    [InlineData("", "", 0, 0)]
    [InlineData("Press *. (a tone plays)", "press star", 0, 2)]
    [InlineData("the 3rd of 1,250", "the three of one thousand two hundred fifty", 0, 8)]
    public void Texts_Compared_GiveTheEditsOverTheReference(string reference, string hypothesis, int errors, int words)
    {
        var rate = WordErrorRate.Measure(reference, hypothesis);
        rate.Errors.ShouldBe(errors);
        rate.ReferenceWords.ShouldBe(words);
    }

    [Fact]
    public void Rates_AddedUp_WeighByWords() =>
        (WordErrorRate.Measure("a b c d", "a b c d") + WordErrorRate.Measure("a", "b")).Value.ShouldBe(0.2);
}
