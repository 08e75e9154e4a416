using Parley.Speech.Recognition;

namespace Parley.Speech.Tests.Recognition;

public class InterimStitcherTests
{
    [Theory]
    [InlineData("one two three four five six", "four five six seven", 3)]
    [InlineData("One, two. Three four five six", "three four. Five six seven", 2)]
    [InlineData("please book me a room on tuesday mor", "room on tuesday morning at nine", 4)]
    [InlineData("the cat the cat the cat sat", "cat sat down", 5)]
    [InlineData("a b c d e f", "c x e f g", 2)]
    [InlineData("a b c d e f", "c d f g h", 2)]
    public void Overlap_OfTwoTexts_IsWhereTheyAgree(string old, string fresh, int expected) =>
        InterimStitcher.Overlap(old.Split(' '), fresh.Split(' ')).ShouldBe(expected);

    [Theory]
    [InlineData("one two three", "seven eight nine")]
    [InlineData("one two three", "")]
    public void Overlap_WithoutAgreement_IsUnknown(string old, string fresh) =>
        InterimStitcher.Overlap(old.Split(' '), fresh.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBeNull();

    [Fact]
    public void Texts_OfOneWindow_ReplaceEachOther()
    {
        var stitcher = new InterimStitcher();
        stitcher.Add("I would lick");
        stitcher.Add("I would like to").ShouldBe("I would like to");
    }

    [Fact]
    public void Texts_OfAMovingWindow_FormOneText()
    {
        var stitcher = new InterimStitcher();
        stitcher.Add("I would like to make an appointment for next");
        stitcher.MoveStart(0.5);
        stitcher.Add("make an appointment for next Tuesday").ShouldBe("I would like to make an appointment for next Tuesday");
        stitcher.Add("make an appointment for next Tuesday if that").ShouldBe("I would like to make an appointment for next Tuesday if that");
        stitcher.MoveStart(0.5);
        stitcher.Add("next Tuesday if that works").ShouldBe("I would like to make an appointment for next Tuesday if that works");
    }

    [Fact]
    public void Texts_WithoutAgreement_AreSplitByTime()
    {
        var stitcher = new InterimStitcher();
        stitcher.Add("a b c d");
        stitcher.MoveStart(0.5);
        stitcher.Add("x y z").ShouldBe("a b x y z");
    }
}
