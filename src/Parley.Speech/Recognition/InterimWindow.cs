using Parley.Speech.Moonshine;

namespace Parley.Speech.Recognition;

/// <summary>
/// The stretch that interims decode: at most 8 s, so that they stay quick. When full, its start moves to a pause in its middle.
/// </summary>
internal sealed class InterimWindow
{
    public const int MaximumSamples = 8 * SpeechWindow.SampleRate;

    private readonly InterimStitcher _stitcher = new();

    /// <summary>First sample of the window.</summary>
    public int Start { get; private set; }

    /// <param name="text">What was heard in <paramref name="window"/>.</param>
    /// <param name="window">The samples from <see cref="Start"/> on.</param>
    /// <returns>The whole utterance's text so far.</returns>
    public string Add(string text, ReadOnlySpan<float> window)
    {
        var whole = _stitcher.Add(text);
        // A quarter of a second early, because the next one will be that much longer.
        if (window.Length > MaximumSamples - SpeechWindow.SampleRate / 2)
        {
            var cut = SpeechWindow.QuietestPoint(window, window.Length * 3 / 8, window.Length * 3 / 4);
            _stitcher.MoveStart((double)cut / window.Length);
            Start += cut;
        }

        return whole;
    }
}
