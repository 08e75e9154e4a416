namespace Parley.WebRtc;

/// <summary>A view of a received packet (RFC 3550); the spans are valid only during the call.</summary>
public readonly ref struct RtpPacket
{
    public required byte PayloadType { get; init; }

    public required ushort SequenceNumber { get; init; }

    public required uint Timestamp { get; init; }

    public required uint Ssrc { get; init; }

    public required bool Marker { get; init; }

    public required ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>RFC 6464 level in -dBov (0 loudest, 127 silence), when the sender gives it.</summary>
    public byte? AudioLevel { get; init; }

    /// <summary>Clock timestamp (<see cref="TimeProvider.GetTimestamp"/>) of arrival.</summary>
    public long ArrivedAt { get; init; }
}
