namespace Parley.WebRtc;

/// <summary>A whole message as received; the bytes belong to whoever takes it.</summary>
internal sealed record SctpMessage(ushort StreamId, uint Ppid, byte[] Bytes);
