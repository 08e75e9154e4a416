using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The paths <c>/rtc</c> and <c>/rtc/v1</c>, and their <c>/validate</c>, where a refused browser asks for the reason.</summary>
internal sealed partial class SignalEndpoint(AccessTokens tokens, JoinDesk desk, RoomsOptions options, TimeProvider clock, ILogger<SignalEndpoint> logger)
{
    /// <param name="context">The request.</param>
    /// <param name="packed">The path wants a packed join request: <c>/rtc/v1</c>.</param>
    public async Task ConnectAsync(HttpContext context, bool packed)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await RefuseAsync(context, StatusCodes.Status426UpgradeRequired, "this path speaks WebSocket only");
            return;
        }

        if (await CheckAsync(context, packed) is not var (grants, request))
            return;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await ServeAsync(socket, grants, request, context.RequestAborted);
    }

    public async Task ValidateAsync(HttpContext context, bool packed)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (await CheckAsync(context, packed) is not null)
            await context.Response.WriteAsync("success", context.RequestAborted);
    }

    private async Task ServeAsync(WebSocket socket, AccessGrants grants, ConnectRequest request, CancellationToken cancellationToken)
    {
        using var signal = new SignalSocket(socket, options, clock);
        ClientLeg? leg = null;
        // Sending starts with RunAsync, so it runs beside the admission, whose first word is the join response.
        var admitted = AdmitAsync();
        try
        {
            await signal.RunAsync(HandleAsync, cancellationToken);
        }
        finally
        {
            leg ??= await admitted;
            leg?.Room.Mailbox.Post(() => leg.OnSocketLost(signal));
        }

        async Task<ClientLeg?> AdmitAsync()
        {
            try
            {
                return await desk.AdmitAsync(grants, request, signal);
            }
            catch (Exception fault)
            {
                LogJoinFailed(fault, grants.Identity, grants.Video.Room);
                return JoinDesk.TurnAway(signal, DisconnectReason.JoinFailure, LeaveRequest.Types.Action.Disconnect);
            }
        }

        async Task HandleAsync(SignalRequest message)
        {
            leg ??= await admitted;
            if (leg is not null)
                await leg.Room.Mailbox.AskAsync(
                    async () =>
                    {
                        // What a client still says after it was sent away, or on a socket it has replaced, is void.
                        if (leg.IsOn(signal))
                            await TakeAsync(leg, message);
                        return true;
                    },
                    cancellationToken);
        }
    }

    private static async ValueTask TakeAsync(ClientLeg leg, SignalRequest message)
    {
        try
        {
            await SignalRouter.HandleAsync(leg, message);
        }
        catch (Exception fault)
        {
            // A bug of ours: the client is told to start over, the log tells what happened, and the others go on.
            await leg.FailAsync(message.MessageCase, fault);
        }
    }

    /// <returns>Null when the request was refused and answered.</returns>
    private async Task<(AccessGrants Grants, ConnectRequest Request)?> CheckAsync(HttpContext context, bool packed)
    {
        switch (await tokens.VerifyAsync(context.Request))
        {
            case AccessVerdict.Denied denied:
                await RefuseAsync(context, denied.Status, denied.Reason);
                return null;
            case AccessVerdict.Granted { Grants: var grants } when Objection(context, grants) is { } objection:
                await RefuseAsync(context, StatusCodes.Status403Forbidden, objection);
                return null;
            case AccessVerdict.Granted { Grants: var grants }:
                return await ReadAsync(context, grants, packed);
            default:
                throw new InvalidOperationException("A verdict is granted or denied.");
        }
    }

    private async Task<(AccessGrants Grants, ConnectRequest Request)?> ReadAsync(HttpContext context, AccessGrants grants, bool packed)
    {
        try
        {
            var request = ConnectRequestReader.Read(context.Request.Query, packed);
            // An HTTP refusal is what clients take for final; told on the socket, they would try again and again.
            if (request.Reconnect || await desk.ExpectAsync(grants, context.RequestAborted))
                return (grants, request);
            await RefuseAsync(context, StatusCodes.Status404NotFound, "the call is over");
        }
        catch (BadHttpRequestException fault)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, fault.Message);
        }

        return null;
    }

    private static string? Objection(HttpContext context, AccessGrants grants)
    {
        var room = context.Request.Query["room"].ToString();
        return grants switch
        {
            { Video.RoomJoin: false } => "the token does not allow to join a room",
            { Video.Room: "" } => "the token names no room",
            { Identity: "" } => "the token names no identity",
            { Video.Room: var granted } when room.Length > 0 && room != granted => "the token is for another room",
            { Video.Room.Length: > 256 } or { Identity.Length: > 256 } => "the token's room or identity is too long",
            _ => null,
        };
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }

    [LoggerMessage(LogLevel.Error, "{Identity} could not be let into room {Room}")]
    private partial void LogJoinFailed(Exception fault, string identity, string room);
}
