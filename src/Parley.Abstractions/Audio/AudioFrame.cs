namespace Parley.Audio;

/// <summary>A stretch of 16-bit PCM and where it stands on its leg's timeline.</summary>
/// <param name="Format">Rate and channels of <paramref name="Samples"/>.</param>
/// <param name="Position">Start of the frame: time since the call began (live legs) or since the utterance began (synthesis).</param>
/// <param name="Samples">Valid until the receiver asks for the next frame; whoever keeps it copies it.</param>
public readonly record struct AudioFrame(AudioFormat Format, TimeSpan Position, ReadOnlyMemory<short> Samples)
{
    public TimeSpan Duration => Format.DurationOf(Samples.Length);

    public TimeSpan End => Position + Duration;
}
