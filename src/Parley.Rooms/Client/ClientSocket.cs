using System.Buffers;
using System.Net.WebSockets;
using Google.Protobuf;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The client's signalling WebSocket: one protobuf message a binary frame. Sends are serialised; one reader.</summary>
internal sealed class ClientSocket : IAsyncDisposable
{
    /// <summary>An offer of a crowded room is some tens of kilobytes; more than this is not signalling.</summary>
    private const int LargestMessage = 1 << 20;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);

    public async Task ConnectAsync(Uri server, string token, CancellationToken cancellationToken)
    {
        _socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        var address = new UriBuilder(server)
        {
            Scheme = server.Scheme is "https" or "wss" ? "wss" : "ws",
            Path = server.AbsolutePath.TrimEnd('/') + "/rtc",
            Query = "auto_subscribe=1&protocol=15&sdk=parley&version=1",
        };
        try
        {
            await _socket.ConnectAsync(address.Uri, cancellationToken);
        }
        catch (WebSocketException exception)
        {
            throw new RoomRefusedException($"The room at {server} refused the connection: {exception.Message}", exception);
        }
    }

    public async Task SendAsync(SignalRequest request, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(request.ToByteArray(), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <returns>Null when the server closed the socket.</returns>
    public async Task<SignalResponse?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var piece = await _socket.ReceiveAsync(message.GetMemory(4096), cancellationToken);
            if (piece.MessageType == WebSocketMessageType.Close)
                return null;
            message.Advance(piece.Count);
            if (message.WrittenCount > LargestMessage)
                throw new InvalidDataException($"A signalling message of over {LargestMessage} bytes.");
            if (piece.EndOfMessage)
                return SignalResponse.Parser.ParseFrom(message.WrittenSpan);
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }
}
