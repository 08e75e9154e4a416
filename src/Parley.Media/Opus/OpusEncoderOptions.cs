namespace Parley.Media;

/// <summary>How speech is encoded. The defaults suit a synthesised voice over the open internet.</summary>
public sealed record OpusEncoderOptions
{
    /// <summary>Bits per second, 6,000 to 128,000. 32,000 is transparent for one voice and leaves room for in-band FEC.</summary>
    public int Bitrate { get; init; } = 32_000;

    /// <summary>0 (cheapest) to 10. 3 costs 0.13 ms a frame on one core, 5 a third more, 8 three times as much.</summary>
    public int Complexity { get; init; } = 3;

    /// <summary>Carry a coarse copy of each frame in the next packet (RFC 6716, section 2.1.7).</summary>
    public bool ForwardErrorCorrection { get; init; } = true;

    /// <summary>Let silence shrink to packets that need not be sent (RFC 6716, section 2.1.9).</summary>
    public bool DiscontinuousTransmission { get; init; }

    /// <summary>Expected loss in percent, 0 to 100: how much of the bitrate the encoder gives to <see cref="ForwardErrorCorrection"/>.</summary>
    public int PacketLossPercent { get; init; } = 5;
}
