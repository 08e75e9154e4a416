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

    [Fact]
    public async Task Message_ThatCannotBeWritten_EndsTheSocket()
    {
        using var faulty = new FaultyWebSocket();
        using var socket = new SignalSocket(faulty, RoomsTestHost.Options, new FakeTimeProvider());

        socket.Send(new SignalResponse { Pong = 1 });
        var running = socket.RunAsync(_ => Task.CompletedTask, TestContext.Current.CancellationToken);

        // Nothing else would end it: the bound is for a test that fails.
        await Should.ThrowAsync<InvalidOperationException>(running.WaitAsync(TestContext.Current.CancellationToken));
        faulty.State.ShouldBe(WebSocketState.Aborted);
    }

    /// <summary>Takes no message, and hears none.</summary>
    private sealed class FaultyWebSocket : WebSocket
    {
        private readonly TaskCompletionSource<WebSocketReceiveResult> _received = new();
        private WebSocketState _state = WebSocketState.Open;

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => _state;

        public override string? SubProtocol => null;

        public override void Abort()
        {
            _state = WebSocketState.Aborted;
            _received.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        }

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("It was changed while it was read.");

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
            _received.Task.WaitAsync(cancellationToken);

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Dispose()
        {
        }
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
