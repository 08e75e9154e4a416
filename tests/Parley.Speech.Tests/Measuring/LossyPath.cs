using Microsoft.Extensions.Time.Testing;
using Parley.Audio;
using Parley.Media;

namespace Parley.Speech.Tests.Measuring;

/// <summary>
/// What is left of speech that a caller's client sends and a server plays out, on virtual time: an encoder as browsers have it, a network that loses by
/// seed, the jitter buffer and the decoder.
/// </summary>
/// <param name="loss">The share of packets that never arrives, 0 to 1; the encoder knows of it.</param>
internal sealed class LossyPath(double loss)
{
    private static readonly TimeSpan Travel = TimeSpan.FromMilliseconds(7);

    /// <summary>A second of the caller's silence before it, and as much behind: the network is known when speech begins.</summary>
    public short[] Carry(short[] clip, int seed)
    {
        const int Rate = 16_000;
        var sent = Resampler.Convert([.. new short[Rate], .. clip, .. new short[Rate]], Rate, AudioFormat.Wideband.SampleRate);
        var random = new Random(seed);
        var time = new FakeTimeProvider();
        using var encoder = new OpusEncoder(new OpusEncoderOptions { Complexity = 9, PacketLossPercent = (int)Math.Clamp(loss * 100, 5, 25) });
        using var microphone = new MicrophoneStream(new CallTimeline(time), format: AudioFormat.Recognition);
        var (packet, heard) = (new byte[1276], new List<short>());
        var frame = AudioFormat.Wideband.SamplesIn(MediaClock.Period);
        for (var number = 0; (number + 1) * frame <= sent.Length; number++)
        {
            var length = encoder.Encode(sent.AsSpan(number * frame, frame), packet);
            time.Advance(Travel);
            if (random.NextDouble() >= loss)
                microphone.OnPacket((ushort)number, (uint)(number * frame), packet.AsSpan(0, length), time.GetTimestamp());
            time.Advance(MediaClock.Period - Travel);
            microphone.OnTick();
            while (microphone.Frames.TryRead(out var played))
                heard.AddRange(played.Samples.Span);
        }

        return [.. heard];
    }
}
