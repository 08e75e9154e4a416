using Parley.Audio;
using Parley.Media;

namespace Parley.Benchmarks.Load;

/// <summary>A caller's minute, encoded once: a question, a wait for the answer, and again. Shared by all load callers.</summary>
internal sealed class EncodedSpeech
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(6);

    private EncodedSpeech(byte[][] packets) => Packets = packets;

    /// <summary>20 ms each.</summary>
    public byte[][] Packets { get; }

    public static EncodedSpeech Of(ReadOnlySpan<short> speech)
    {
        using var encoder = new OpusEncoder(new OpusEncoderOptions());
        var step = AudioFormat.Wideband.SamplesIn(TimeSpan.FromMilliseconds(20));
        var silence = AudioFormat.Wideband.SamplesIn(Pause);
        var track = new short[(speech.Length + silence) / step * step];
        speech[..Math.Min(speech.Length, track.Length)].CopyTo(track);
        var packets = new byte[track.Length / step][];
        Span<byte> buffer = stackalloc byte[1500];
        for (var index = 0; index < packets.Length; index++)
            packets[index] = buffer[..encoder.Encode(track.AsSpan(index * step, step), buffer)].ToArray();
        return new EncodedSpeech(packets);
    }
}
