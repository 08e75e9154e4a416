namespace Parley.WebRtc;

/// <summary>What an association tells its owner, on the thread that calls it.</summary>
internal interface ISctpAssociationOwner
{
    void SendPacket(ReadOnlySpan<byte> packet);

    void OnEstablished();

    void OnMessage(SctpMessage message);

    /// <summary>The peer has reset these streams on its side.</summary>
    void OnIncomingReset(IReadOnlyList<ushort> streams);

    void OnOutgoingReset(OutboundStream stream);

    /// <summary>Nothing more can be sent; what was sent still arrives.</summary>
    void OnClosing();

    void OnEnded();
}
