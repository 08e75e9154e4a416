using Parley.Audio;

namespace Parley.Media;

public sealed record WavFile(AudioFormat Format, short[] Samples)
{
    public TimeSpan Duration => Format.DurationOf(Samples.Length);

    /// <exception cref="InvalidDataException">Not a WAV file of PCM16 or 32-bit float; the message says what is wrong.</exception>
    public static WavFile Read(string path) => throw new NotImplementedException();

    public static WavFile Read(Stream stream) => throw new NotImplementedException();

    public static void Write(string path, AudioFormat format, ReadOnlySpan<short> samples) => throw new NotImplementedException();

    /// <summary>One channel (the mean of all) at the given rate.</summary>
    public short[] ToMono(int sampleRate) => throw new NotImplementedException();
}
