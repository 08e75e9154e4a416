using Parley.Conversation.Listening;

namespace Parley.Conversation.Tests.Listening;

public sealed class SpeechSegmenterTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(32);

    // s: speech, m: between the thresholds, -: silence; B began, w went on, P paused, .: none
    [Theory]
    [InlineData("--sss--", "....Bww")]
    [InlineData("ss-ss-ss", "........")]
    [InlineData("mmmmmm", "......")]
    [InlineData("sssmmmmmmm", "..Bwwwwwww")]
    [InlineData("sss-----", "..BwwwwP")]
    [InlineData("sss----s-----", "..BwwwwwwwwwP")]
    [InlineData("sss-----sss", "..BwwwwP..B")]
    public void Segmenter_HasHysteresisOnBothEnds(string probabilities, string changes)
    {
        var segmenter = new SpeechSegmenter(new ListeningOptions());
        var got = string.Concat(probabilities.Select((probability, i) =>
            segmenter.Push(probability is 's' ? 0.9f : probability is 'm' ? 0.4f : 0.1f, i * Window, Window) switch
            {
                SegmentChange.Began => 'B',
                SegmentChange.WentOn => 'w',
                SegmentChange.Paused => 'P',
                _ => '.',
            }));
        got.ShouldBe(changes);
    }

    [Fact]
    public void Segmenter_Times_AreThoseOfTheSpeech()
    {
        var segmenter = new SpeechSegmenter(new ListeningOptions());
        for (var i = 0; i < 12; i++)
            segmenter.Push(i is >= 2 and < 7 ? 0.9f : 0.1f, i * Window, Window);
        segmenter.Onset.ShouldBe(2 * Window);
        segmenter.LastSpeech.ShouldBe(7 * Window);
        segmenter.Voiced.ShouldBe(5 * Window);
        segmenter.InSpeech.ShouldBeFalse();
    }
}
