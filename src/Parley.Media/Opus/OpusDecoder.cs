namespace Parley.Media;

/// <summary>
/// Decodes Opus to mono (stereo packets are mixed down) with the system's libopus. One thread at a time; allocates nothing after construction.
/// </summary>
/// <exception cref="DllNotFoundException">libopus is not installed; the message names the package.</exception>
/// <param name="sampleRate">
/// 8, 12, 16, 24 or 48 kHz, whatever rate the sender encodes at. Lower ones are cheaper, and for those who would resample anyway cheaper twice.
/// </param>
public sealed class OpusDecoder(int sampleRate = OpusDecoder.MaxRate) : IDisposable
{
    public const int MaxRate = 48_000;

    /// <summary>The longest packet, 120 ms, in samples of the highest rate: a target this long always suffices.</summary>
    public const int MaxSamples = 5760;

    private readonly OpusDecoderHandle _handle = OpusLibrary.CreateDecoder(sampleRate);

    /// <summary>Decodes a packet.</summary>
    /// <returns>Samples written.</returns>
    /// <exception cref="OpusException">The packet is malformed or longer than <paramref name="samples"/>.</exception>
    public int Decode(ReadOnlySpan<byte> packet, Span<short> samples) => OpusLibrary.Checked(TryDecode(packet, samples));

    /// <summary>As <see cref="Decode"/> without an exception: the count of samples, or a negative number where the packet is malformed.</summary>
    public int TryDecode(ReadOnlySpan<byte> packet, Span<short> samples) =>
        packet.IsEmpty ? OpusLibrary.InvalidPacket : OpusLibrary.Decode(_handle, packet, packet.Length, samples, samples.Length, 0);

    /// <summary>
    /// Rebuilds the lost packet before <paramref name="next"/> from the coarse copy in it; conceals where it holds none. Decode <paramref name="next"/> itself afterwards.
    /// </summary>
    /// <param name="next">The packet that followed the lost one.</param>
    /// <param name="samples">Exactly as long as the lost packet (a multiple of 2.5 ms).</param>
    /// <returns>Samples written, or a negative number where the packet is malformed.</returns>
    public int TryRecover(ReadOnlySpan<byte> next, Span<short> samples) =>
        next.IsEmpty ? OpusLibrary.InvalidPacket : OpusLibrary.Decode(_handle, next, next.Length, samples, samples.Length, 1);

    /// <summary>Continues the sound where a packet is missing, fading out over some frames.</summary>
    /// <param name="samples">As long as what is missing (a multiple of 2.5 ms, at most 120 ms).</param>
    public int Conceal(Span<short> samples) => OpusLibrary.Checked(OpusLibrary.Decode(_handle, default, 0, samples, samples.Length, 0));

    /// <summary>Forgets the past, for a new stream.</summary>
    public void Reset() => OpusLibrary.Checked(OpusLibrary.ControlDecoder(_handle, OpusLibrary.ResetState));

    public void Dispose() => _handle.Dispose();
}
