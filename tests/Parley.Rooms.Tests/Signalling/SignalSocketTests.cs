using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.Extensions.Time.Testing;
using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class SignalSocketTests
{
    [Fact]
    public async Task WhatIsSentAfterTheGoodbye_DoesNotChangeItsReason()
    {
        var (ours, theirs) = await PairAsync();
        using var serverSide = WebSocket.CreateFromStream(ours, new WebSocketCreationOptions { IsServer = true });
        using var clientSide = WebSocket.CreateFromStream(theirs, new WebSocketCreationOptions());
        using var socket = new SignalSocket(serverSide, RoomsTestHost.Options, new FakeTimeProvider());

        socket.Close(WebSocketCloseStatus.InvalidPayloadData, "the message is malformed");
        socket.Send(new SignalResponse { Pong = 1 }); // the room has not heard of it yet
        var running = socket.RunAsync(_ => Task.CompletedTask, TestContext.Current.CancellationToken);
        var told = await clientSide.ReceiveAsync(new byte[100], TestContext.Current.CancellationToken);
        await clientSide.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        await running;

        told.CloseStatus.ShouldBe(WebSocketCloseStatus.InvalidPayloadData);
        clientSide.CloseStatusDescription.ShouldBe("the message is malformed");
    }

    private static async Task<(NetworkStream Ours, NetworkStream Theirs)> PairAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        return (new NetworkStream(await listener.AcceptSocketAsync(), ownsSocket: true), client.GetStream());
    }
}
