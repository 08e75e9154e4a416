using Google.Protobuf;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>A data packet on its way to recipients; encoded once for all of them, and only where one needs it so. On the room's mailbox.</summary>
internal sealed class RelayedPacket
{
    private DataPacket? _packet;
    private byte[]? _bytes;

    /// <param name="packet">Not changed any more.</param>
    /// <param name="reliable">Which of the two channels.</param>
    public RelayedPacket(DataPacket packet, bool reliable) => (_packet, Reliable) = (packet, reliable);

    /// <param name="encoded">A <see cref="DataPacket"/>; not changed any more.</param>
    /// <param name="reliable">Which of the two channels.</param>
    public RelayedPacket(byte[] encoded, bool reliable) => (_bytes, Reliable) = (encoded, reliable);

    public DataPacket Packet => _packet ??= DataPacket.Parser.ParseFrom(_bytes);

    public bool Reliable { get; }

    /// <summary>Another of the same kind follows at once, and this one may travel with it.</summary>
    public bool MoreFollows { get; init; }

    public ReadOnlyMemory<byte> Bytes => _bytes ??= _packet!.ToByteArray();
}
