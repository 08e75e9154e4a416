namespace Parley.WebRtc;

/// <summary>Sends one datagram towards the peer, or drops it when there is no way.</summary>
internal interface IDatagramSender
{
    void SendDatagram(ReadOnlySpan<byte> datagram);
}
