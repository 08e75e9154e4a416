using Google.Protobuf;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>A data packet on its way to recipients; encoded once for all of them.</summary>
internal sealed class RelayedPacket(DataPacket packet, bool reliable)
{
    private readonly Lazy<byte[]> _bytes = new(packet.ToByteArray, LazyThreadSafetyMode.None);

    public DataPacket Packet { get; } = packet;

    public bool Reliable { get; } = reliable;

    public ReadOnlyMemory<byte> Bytes => _bytes.Value;
}
