namespace Parley.Media;

/// <summary>
/// Encodes mono voice with the system's libopus. One thread at a time; allocates nothing after construction.
/// </summary>
/// <exception cref="DllNotFoundException">libopus is not installed; the message names the package.</exception>
public sealed class OpusEncoder : IDisposable
{
    private readonly OpusEncoderHandle _handle;

    public OpusEncoder(OpusEncoderOptions? options = null)
    {
        options ??= new OpusEncoderOptions();
        _handle = OpusLibrary.CreateEncoder(options.SampleRate);
        Set(OpusLibrary.SetSignal, OpusLibrary.SignalVoice);
        Set(OpusLibrary.SetBitrate, options.Bitrate);
        Set(OpusLibrary.SetComplexity, options.Complexity ?? (options.SampleRate <= 16_000 ? 1 : 3));
        Set(OpusLibrary.SetInbandFec, options.ForwardErrorCorrection ? 1 : 0);
        Set(OpusLibrary.SetDtx, options.DiscontinuousTransmission ? 1 : 0);
        Set(OpusLibrary.SetPacketLossPercent, options.PacketLossPercent);
    }

    /// <summary>Encodes one frame of 2.5, 5, 10, 20, 40 or 60 ms.</summary>
    /// <returns>Bytes written. Two or fewer: silence under DTX, which need not be sent.</returns>
    /// <exception cref="OpusException">The frame has another length, or <paramref name="packet"/> is too small.</exception>
    public int Encode(ReadOnlySpan<short> samples, Span<byte> packet) =>
        OpusLibrary.Checked(OpusLibrary.Encode(_handle, samples, samples.Length, packet, packet.Length));

    /// <summary>Tells the encoder what receivers report as lost, in percent, so that it weighs FEC against quality.</summary>
    public void ExpectLoss(int percent) => Set(OpusLibrary.SetPacketLossPercent, Math.Clamp(percent, 0, 100));

    /// <summary>Forgets the past: the next frame is coded as the first.</summary>
    public void Reset() => OpusLibrary.Checked(OpusLibrary.ControlEncoder(_handle, OpusLibrary.ResetState));

    public void Dispose() => _handle.Dispose();

    private void Set(int request, int value) => OpusLibrary.Checked(OpusLibrary.ControlEncoder(_handle, request, value));
}
