using Parley.Audio;
using Parley.Media;

namespace Parley.Cli.Calling;

/// <summary>What the caller says in one turn: 48 kHz mono, with the places of its first and last audible samples.</summary>
/// <param name="Label">File name or text, for the report.</param>
/// <param name="Samples">PCM at <see cref="AudioFormat.Wideband"/>.</param>
/// <param name="SpeechStart">From the first sample to the first audible one.</param>
/// <param name="SpeechEnd">From the first sample to the last audible one.</param>
public sealed record SpokenTurn(string Label, ReadOnlyMemory<short> Samples, TimeSpan SpeechStart, TimeSpan SpeechEnd)
{
    /// <summary>Below this a 10 ms stretch counts as silence.</summary>
    private const double AudibleDecibels = -45;

    public static SpokenTurn Of(string label, ReadOnlyMemory<short> samples)
    {
        var step = AudioFormat.Wideband.SamplesIn(TimeSpan.FromMilliseconds(10));
        var (start, end) = (0, samples.Length);
        while (end >= step && !IsAudible(samples.Span[(end - step)..end]))
            end -= step;
        while (start + step <= end && !IsAudible(samples.Span[start..(start + step)]))
            start += step;
        return new SpokenTurn(label, samples, AudioFormat.Wideband.DurationOf(start), AudioFormat.Wideband.DurationOf(end));
    }

    private static bool IsAudible(ReadOnlySpan<short> samples) => AudioLevel.Measure(samples).Rms >= AudibleDecibels;
}
