using Parley.Calls;
using Parley.Cli.Calling;

namespace Parley.Cli.Tests.Calling;

public sealed class SubtitlesTests
{
    private readonly Subtitles _subtitles = new();

    [Fact]
    public void LaterCaption_OfTheSameSegment_ReplacesTheEarlierInItsPlace()
    {
        Show("a", Speaker.Agent, "Hel", final: false);
        Show("b", Speaker.Caller, "Hi.");
        Show("a", Speaker.Agent, "Hello.");
        _subtitles.All().Select(caption => caption.Text).ShouldBe(["Hello.", "Hi."]);
    }

    [Fact]
    public void Since_GivesOneSidesWordsAfterTheMark()
    {
        Show("a", Speaker.Agent, "Hello.");
        var mark = _subtitles.Mark();
        Show("b", Speaker.Caller, "When do you open?");
        Show("c", Speaker.Agent, " At eight. ");
        Show("d", Speaker.Agent, " ");
        Show("e", Speaker.Agent, "Anything else?");
        _subtitles.Since(mark, Speaker.Agent).ShouldBe("At eight. Anything else?");
        _subtitles.Since(mark, Speaker.Caller).ShouldBe("When do you open?");
        _subtitles.Since(0, Speaker.Agent).ShouldStartWith("Hello. At eight.");
    }

    [Fact]
    public void AreFinal_OnlyWhenEachSegmentIs()
    {
        _subtitles.AreFinal().ShouldBeTrue();
        Show("a", Speaker.Agent, "Hel", final: false);
        Show("b", Speaker.Caller, "Hi.");
        _subtitles.AreFinal().ShouldBeFalse();
        Show("a", Speaker.Agent, "Hello.");
        _subtitles.AreFinal().ShouldBeTrue();
    }

    [Fact]
    public void All_LeavesOutSegmentsWithoutWords()
    {
        Show("a", Speaker.Caller, " ");
        _subtitles.All().ShouldBeEmpty();
    }

    private void Show(string segment, Speaker speaker, string text, bool final = true) => _subtitles.Show(new Caption(segment, speaker, text, final));
}
