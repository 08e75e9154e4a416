namespace Parley.WebRtc;

/// <summary>How the connection stands.</summary>
internal enum IceHealth
{
    /// <summary>Nothing to check yet: a description is missing.</summary>
    New,
    Checking,
    Connected,

    /// <summary>Nothing heard for a while; comes back by itself when the peer does.</summary>
    Disconnected,
    Failed,
}
