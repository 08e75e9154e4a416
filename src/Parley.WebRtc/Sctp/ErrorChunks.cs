using System.Buffers.Binary;

namespace Parley.WebRtc;

/// <summary>What a peer is told it did wrong: ABORT and ERROR chunks with one cause each (RFC 9260, sections 3.3.7 and 3.3.10).</summary>
internal static class ErrorChunks
{
    private const int CauseHeader = 4;

    /// <summary>The longest chunk that can be sent back whole.</summary>
    public const int LongestEcho = SctpLimits.PacketSize - SctpLimits.CommonHeader - SctpLimits.ChunkHeader - CauseHeader;

    public static void WriteAbort(SctpPacketWriter writer, SctpErrorCause cause)
    {
        if (cause == SctpErrorCause.None)
            writer.Chunk(SctpChunkType.Abort, 0, 0);
        else
            Begin(writer, SctpChunkType.Abort, cause, 0);
    }

    public static void WriteInvalidStream(SctpPacketWriter writer, ushort streamId) =>
        // Two bytes are reserved behind the stream's id.
        BinaryPrimitives.WriteUInt16BigEndian(Begin(writer, SctpChunkType.Error, SctpErrorCause.InvalidStream, 4), streamId);

    /// <param name="chunk">With its header; no longer than <see cref="LongestEcho"/>.</param>
    public static void WriteUnrecognized(SctpPacketWriter writer, ReadOnlySpan<byte> chunk) =>
        chunk.CopyTo(Begin(writer, SctpChunkType.Error, SctpErrorCause.UnrecognizedChunk, chunk.Length));

    private static Span<byte> Begin(SctpPacketWriter writer, SctpChunkType type, SctpErrorCause cause, int length)
    {
        var body = writer.Chunk(type, 0, CauseHeader + length);
        BinaryPrimitives.WriteUInt16BigEndian(body, (ushort)cause);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], (ushort)(CauseHeader + length));
        return body[CauseHeader..];
    }
}
