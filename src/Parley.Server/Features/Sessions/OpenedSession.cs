using System.ComponentModel;

namespace Parley.Server.Features.Sessions;

/// <summary>All a LiveKit client needs to join.</summary>
internal sealed record OpenedSession(
    [property: Description("The call's id, under which its records are found.")] string SessionId,
    [property: Description("The server's WebSocket address, as the client gave it to connect().")] string Url,
    [property: Description("The access token.")] string Token,
    [property: Description("The room's name.")] string Room);
