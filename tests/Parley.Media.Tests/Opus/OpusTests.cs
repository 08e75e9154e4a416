using CsCheck;

namespace Parley.Media.Tests;

public sealed class OpusTests
{
    private const int Frame = 960;

    [Fact]
    public void Opus_RealSpeech_SurvivesTheRoundTrip()
    {
        var speech = Sound.SpeechOrSkip();
        using var encoder = new OpusEncoder();
        using var decoder = new OpusDecoder();
        var heard = new short[speech.Length / Frame * Frame];
        var packet = new byte[500];
        var bytes = 0;
        for (var start = 0; start + Frame <= speech.Length; start += Frame)
        {
            var length = encoder.Encode(speech.AsSpan(start, Frame), packet);
            bytes += length;
            OpusPacket.SamplesIn(packet.AsSpan(0, length)).ShouldBe(Frame);
            decoder.Decode(packet.AsSpan(0, length), heard.AsSpan(start)).ShouldBe(Frame);
        }

        var (delay, correlation) = Sound.Align(speech.AsSpan(0, 96_000), heard.AsSpan(0, 96_000), 480);
        // SILK keeps what is heard, not the waveform.
        correlation.ShouldBeGreaterThan(0.8);
        delay.ShouldBeInRange(250, 400);
        (bytes * 8.0 / (speech.Length / 48_000.0)).ShouldBeLessThan(36_000);
        AudioLevel.Measure(heard).Rms.ShouldBe(AudioLevel.Measure(speech).Rms, 1.0);
    }

    [Fact]
    public void Recover_OfALostPacket_IsCloserToItThanConcealment()
    {
        var speech = Sound.SpeechOrSkip();
        var packets = Encode(speech, new OpusEncoderOptions { PacketLossPercent = 20 });
        var whole = Decode(packets, (_, _) => Loss.None);
        var recovered = Decode(packets, (i, _) => i % 10 == 5 ? Loss.Recovered : Loss.None);
        var concealed = Decode(packets, (i, _) => i % 10 == 5 ? Loss.Concealed : Loss.None);
        recovered.Length.ShouldBe(whole.Length);
        concealed.Length.ShouldBe(whole.Length);
        Error(whole, recovered).ShouldBeLessThan(0.6 * Error(whole, concealed));
        AudioLevel.Measure(recovered).Rms.ShouldBe(AudioLevel.Measure(whole).Rms, 1.0);
    }

    [Fact]
    public void Conceal_WhileNothingComes_FadesOut()
    {
        var speech = Sound.SpeechOrSkip();
        using var encoder = new OpusEncoder();
        using var decoder = new OpusDecoder();
        var packet = new byte[500];
        var sound = new short[Frame];
        for (var i = 0; i < 60; i++)
            decoder.Decode(packet.AsSpan(0, encoder.Encode(speech.AsSpan(i * Frame, Frame), packet)), sound);
        for (var i = 0; i < 50; i++)
            decoder.Conceal(sound).ShouldBe(Frame);
        AudioLevel.Measure(sound).Rms.ShouldBeLessThan(-60);
    }

    [Fact]
    public void Encode_OfSilenceUnderDtx_NeedsAlmostNothing()
    {
        using var encoder = new OpusEncoder(new OpusEncoderOptions { DiscontinuousTransmission = true });
        var packet = new byte[500];
        var sent = Enumerable.Range(0, 100).Count(_ => encoder.Encode(new short[Frame], packet) > 2);
        sent.ShouldBeLessThan(30);
    }

    [Fact]
    public void Silence_Packet_DecodesToSilence()
    {
        using var decoder = new OpusDecoder();
        var sound = new short[Frame];
        decoder.Decode(OpusPacket.Silence, sound).ShouldBe(Frame);
        AudioLevel.Measure(sound).Peak.ShouldBeLessThan(-80);
    }

    [Fact]
    public void Codec_OnceWarm_AllocatesNothing()
    {
        using var encoder = new OpusEncoder();
        using var decoder = new OpusDecoder();
        var tone = Sound.Sine(300, 48_000, Frame);
        var packet = new byte[500];
        var sound = new short[Frame];
        Allocation.Of(() =>
        {
            var length = encoder.Encode(tone, packet);
            decoder.Decode(packet.AsSpan(0, length), sound);
            decoder.TryRecover(packet.AsSpan(0, length), sound);
            decoder.Conceal(sound);
        }).ShouldBe(0);
    }

    [Fact]
    public void TryDecode_OfGarbage_NeverThrowsNorOverruns() =>
        Gen.Byte.Array[0, 200].Sample(packet =>
        {
            using var decoder = new OpusDecoder();
            var sound = new short[OpusDecoder.MaxSamples];
            var samples = decoder.TryDecode(packet, sound);
            OpusPacket.SamplesIn(packet).ShouldBeInRange(0, OpusDecoder.MaxSamples);
            return samples <= OpusDecoder.MaxSamples;
        }, iter: 2000);

    [Fact]
    public void Encode_OfAnOddFrame_SaysBadArgument()
    {
        using var encoder = new OpusEncoder();
        Should.Throw<OpusException>(() => encoder.Encode(new short[961], new byte[500])).Code.ShouldBe(-1);
    }

    private enum Loss
    {
        None,
        Recovered,
        Concealed,
    }

    private static List<byte[]> Encode(short[] speech, OpusEncoderOptions options)
    {
        using var encoder = new OpusEncoder(options);
        var packet = new byte[500];
        var packets = new List<byte[]>();
        for (var start = 0; start + Frame <= speech.Length; start += Frame)
            packets.Add(packet[..encoder.Encode(speech.AsSpan(start, Frame), packet)]);
        return packets;
    }

    private static short[] Decode(List<byte[]> packets, Func<int, byte[], Loss> fate)
    {
        using var decoder = new OpusDecoder();
        var heard = new short[packets.Count * Frame];
        for (var i = 0; i < packets.Count; i++)
        {
            var target = heard.AsSpan(i * Frame, Frame);
            _ = fate(i, packets[i]) switch
            {
                Loss.Recovered when i + 1 < packets.Count => decoder.TryRecover(packets[i + 1], target),
                Loss.None => decoder.Decode(packets[i], target),
                _ => decoder.Conceal(target),
            };
        }

        return heard;
    }

    private static double Error(short[] one, short[] other) => one.Zip(other, (a, b) => Math.Pow(a - b, 2)).Sum();
}
