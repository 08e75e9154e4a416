using System.Net.WebSockets;

namespace Parley.Rooms;

/// <summary>The client broke the rules of the signalling socket; the socket is closed with this status.</summary>
internal sealed class SignalFaultException(WebSocketCloseStatus status, string message) : Exception(message)
{
    public WebSocketCloseStatus Status { get; } = status;
}
