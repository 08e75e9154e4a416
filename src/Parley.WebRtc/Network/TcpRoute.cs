namespace Parley.WebRtc;

/// <summary>Finds the peer that a packet on one TCP connection is for; null when there is none.</summary>
internal delegate IPacketReceiver? TcpRoute(ReadOnlySpan<byte> packet);
