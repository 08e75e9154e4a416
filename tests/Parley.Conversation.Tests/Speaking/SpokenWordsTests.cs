using Parley.Conversation.Speaking;
using Parley.Speech;

namespace Parley.Conversation.Tests.Speaking;

public sealed class SpokenWordsTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(199, "We")]
    [InlineData(160, "")]
    [InlineData(200, "We")]
    [InlineData(399, "We are")]
    [InlineData(600, "We are open.")]
    [InlineData(9000, "We are open.")]
    public void Words_WithTimes_AreCutAtTheWord(int heard, string text) => Timed().HeardText(Ms(heard)).ShouldBe(text);

    [Fact]
    public void Words_LeadingSilenceCut_ComeThatMuchSooner()
    {
        var words = new SpokenWords();
        words.AddText("Hello.");
        words.AddAudio([new WordTiming("Hello.", Ms(200), Ms(500))], Ms(180), Ms(400));
        words.HeardText(Ms(320)).ShouldBe("Hello.");
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1000, "We are")]
    [InlineData(2000, "We are open.")]
    public void Words_WithoutTimes_AreCutByProportion(int heard, string text)
    {
        var words = new SpokenWords();
        words.AddText("We are open.");
        words.AddAudio([], TimeSpan.Zero, Ms(2000));
        words.HeardText(Ms(heard)).ShouldBe(text);
    }

    [Fact]
    public void Words_WithoutTimesAndHardlyAnyAudioMade_AreNotOverestimated()
    {
        var words = new SpokenWords();
        words.AddText("We are open from nine to five on all working days.");
        words.AddAudio([], TimeSpan.Zero, Ms(400));
        words.HeardText(Ms(400)).Split(' ').Length.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Captions_ShowTheWordBeingSaid_Once()
    {
        var (words, begun) = (Timed(), 0);

        words.BegunText(Ms(250), ref begun).ShouldBe("We are");
        words.BegunText(Ms(260), ref begun).ShouldBeNull();
    }

    private static SpokenWords Timed()
    {
        var words = new SpokenWords();
        words.AddText("We are open.");
        words.AddAudio([new("We", Ms(0), Ms(200)), new("are", Ms(200), Ms(400)), new("open.", Ms(400), Ms(600))], TimeSpan.Zero, Ms(600));
        return words;
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
