using Parley.Audio;
using Parley.Media;

namespace Parley.Benchmarks.Load;

/// <summary>A caller's turn, encoded once: a question of some four seconds, then the wait for the answer. Shared by all load callers, who repeat it.</summary>
internal sealed class EncodedSpeech
{
    /// <summary>From question to question: the caller talks for 40 % of it, and so does the agent.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    private EncodedSpeech(byte[][] packets) => Packets = packets;

    /// <summary>20 ms each.</summary>
    public byte[][] Packets { get; }

    public static EncodedSpeech Of(ReadOnlySpan<short> speech)
    {
        using var encoder = new OpusEncoder(new OpusEncoderOptions());
        var step = AudioFormat.Wideband.SamplesIn(TimeSpan.FromMilliseconds(20));
        var track = new short[AudioFormat.Wideband.SamplesIn(Turn)];
        speech.CopyTo(track);
        var packets = new byte[track.Length / step][];
        Span<byte> buffer = stackalloc byte[1500];
        for (var index = 0; index < packets.Length; index++)
            packets[index] = buffer[..encoder.Encode(track.AsSpan(index * step, step), buffer)].ToArray();
        return new EncodedSpeech(packets);
    }
}
