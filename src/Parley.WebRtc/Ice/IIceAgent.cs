namespace Parley.WebRtc;

/// <summary>One side of ICE for one component. Thread-safe: packets come on socket threads, the rest on the peer's loop.</summary>
internal interface IIceAgent
{
    /// <summary>Where to send; null until there is a way.</summary>
    INetworkPath? Path { get; }

    IceCredentials Local { get; }

    /// <summary>New local credentials; the old ones still answer until a path is nominated under the new ones.</summary>
    IceCredentials Restart();

    /// <summary>Begins checking, or checks anew when the credentials changed.</summary>
    /// <param name="isControlling">Our role to begin with (RFC 8445 section 6.1.1); a lite agent is always controlled.</param>
    void SetRemote(IceCredentials remote, bool isControlling);

    void AddRemoteCandidate(IceCandidate candidate);

    void OnStun(INetworkPath path, ReadOnlySpan<byte> packet);

    /// <summary>Something authenticated arrived.</summary>
    void Heard();

    IceHealth Health { get; }

    /// <summary>Does what is due; returns when it must be called again.</summary>
    TimeSpan Advance();
}
