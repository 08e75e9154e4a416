using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Parley.WebRtc;

/// <summary>Reads and writes DATA_CHANNEL_OPEN (RFC 8832, section 5.1) and writes DATA_CHANNEL_ACK (section 5.2).</summary>
internal static class DcepMessage
{
    private const byte Ack = 2;
    private const byte Open = 3;
    private const int Fixed = 12;
    private const byte Unordered = 0x80;
    private const byte LimitedRetransmits = 1;
    private const byte LimitedLifetime = 2;

    // 256 is "normal" (RFC 8831, section 6.4).
    private const ushort Priority = 256;

    public static byte[] AckBytes { get; } = [Ack];

    public static bool IsAck(ReadOnlySpan<byte> message) => message.Length > 0 && message[0] == Ack;

    public static byte[] WriteOpen(string label, DataChannelOptions options)
    {
        var name = Encoding.UTF8.GetBytes(label);
        var message = new byte[Fixed + name.Length];
        var limit = options switch { { MaxRetransmits: not null } => LimitedRetransmits, { MaxLifetime: not null } => LimitedLifetime, _ => (byte)0 };
        var parameter = options.MaxRetransmits ?? (long)(options.MaxLifetime?.TotalMilliseconds ?? 0);
        message[0] = Open;
        message[1] = (byte)(limit | (options.Ordered ? 0 : Unordered));
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), Priority);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(4), (uint)parameter);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(8), (ushort)name.Length);
        name.CopyTo(message, Fixed);
        return message;
    }

    public static bool TryReadOpen(
        ReadOnlySpan<byte> message, [NotNullWhen(true)] out string? label, [NotNullWhen(true)] out DataChannelOptions? options)
    {
        (label, options) = (null, null);
        if (message.Length < Fixed || message[0] != Open)
            return false;
        int labelLength = BinaryPrimitives.ReadUInt16BigEndian(message[8..]);
        int protocolLength = BinaryPrimitives.ReadUInt16BigEndian(message[10..]);
        if (message.Length < Fixed + labelLength + protocolLength)
            return false;
        var parameter = BinaryPrimitives.ReadUInt32BigEndian(message[4..]);
        var ordered = (message[1] & Unordered) == 0;
        label = Encoding.UTF8.GetString(message.Slice(Fixed, labelLength));
        options = (message[1] & ~Unordered) switch
        {
            LimitedRetransmits => new DataChannelOptions(ordered, (int)Math.Min(parameter, int.MaxValue)),
            LimitedLifetime => new DataChannelOptions(ordered, MaxLifetime: TimeSpan.FromMilliseconds(parameter)),
            0 => new DataChannelOptions(ordered),
            _ => null,
        };
        return options is not null;
    }
}
