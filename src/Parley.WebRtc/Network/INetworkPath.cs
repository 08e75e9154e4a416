using System.Net;

namespace Parley.WebRtc;

/// <summary>A way to one remote address from one socket of ours. Thread-safe.</summary>
internal interface INetworkPath
{
    SocketAddress Remote { get; }

    /// <summary>TCP: packets arrive in order or not at all, and checks need no retransmission.</summary>
    bool IsStream { get; }

    /// <summary>Sends one packet or drops it; never blocks for long, never throws.</summary>
    void Send(ReadOnlySpan<byte> packet);
}
