namespace Parley.WebRtc;

/// <summary>Takes packets on the socket's thread; the memory is only lent, and may be decrypted in place.</summary>
internal interface IPacketReceiver
{
    void OnPacket(INetworkPath path, Span<byte> packet);
}
