namespace Parley.Rooms;

/// <summary>An Opus packet on its way to listeners; the payload is valid during the call only.</summary>
internal readonly ref struct AudioPacket
{
    public required ReadOnlySpan<byte> Payload { get; init; }

    public required ushort SequenceNumber { get; init; }

    /// <summary>Another one where sequence numbers begin anew, or leave out what was dropped on purpose.</summary>
    public int Run { get; init; }

    /// <summary>48 kHz, from the publisher's own origin.</summary>
    public required uint Timestamp { get; init; }

    public required bool Marker { get; init; }

    /// <summary>Clock timestamp of arrival.</summary>
    public required long ArrivedAt { get; init; }
}
