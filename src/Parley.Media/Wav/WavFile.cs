using System.Runtime.InteropServices;
using Parley.Audio;

namespace Parley.Media;

/// <summary>A whole WAV file in memory.</summary>
/// <param name="Format">As in the file.</param>
/// <param name="Samples">16-bit, channels interleaved; 32-bit float files are rounded and limited to that.</param>
public sealed record WavFile(AudioFormat Format, short[] Samples)
{
    public TimeSpan Duration => Format.DurationOf(Samples.Length);

    /// <exception cref="InvalidDataException">Not a WAV file of 16-bit PCM or 32-bit float; the message says what is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WavFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream);
    }

    /// <inheritdoc cref="Read(string)"/>
    public static WavFile Read(Stream stream) => new WavReader(stream).Read();

    /// <summary>Writes 16-bit PCM, replacing a file that is there.</summary>
    public static void Write(string path, AudioFormat format, ReadOnlySpan<short> samples)
    {
        using var writer = new WavWriter(path, format);
        writer.Write(samples);
    }

    /// <summary>One channel, the mean of all, at the given rate.</summary>
    /// <exception cref="ArgumentException">The file's rate stands in too odd a ratio to that one.</exception>
    public short[] ToMono(int sampleRate)
    {
        var mono = new short[Samples.Length / Format.Channels];
        for (var i = 0; i < mono.Length; i++)
        {
            var sum = 0;
            for (var channel = 0; channel < Format.Channels; channel++)
                sum += Samples[i * Format.Channels + channel];
            mono[i] = (short)(sum / Format.Channels);
        }

        return Resampler.Convert(mono, Format.SampleRate, sampleRate);
    }

    /// <inheritdoc/>
    public bool Equals(WavFile? other) =>
        other is not null && Format == other.Format && Samples.AsSpan().SequenceEqual(other.Samples);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Format);
        hash.AddBytes(MemoryMarshal.AsBytes(Samples.AsSpan()));
        return hash.ToHashCode();
    }
}
