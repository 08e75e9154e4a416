namespace Parley.WebRtc;

/// <summary>What a data channel transport needs and tells.</summary>
internal interface IDataChannelTransportOwner
{
    /// <summary>Sends one SCTP packet as DTLS application data; the span is valid only during the call.</summary>
    void SendPacket(ReadOnlySpan<byte> packet);

    /// <summary>The remote side opened a channel, or one we created is open.</summary>
    void OnChannelOpen(DataChannel channel);

    /// <summary>
    /// <see cref="DataChannelTransport.Advance"/> must be called soon, on the loop. Comes from any thread, and within the transport's own
    /// members: note it, do not call back from inside.
    /// </summary>
    void RequestAdvance();
}
