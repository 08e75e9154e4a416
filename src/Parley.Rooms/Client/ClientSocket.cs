using System.Buffers;
using System.Net.WebSockets;
using Google.Protobuf;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The client's signalling WebSocket: one protobuf message a binary frame. Sends are serialised; one reader.</summary>
/// <param name="pingInterval">How often the server is asked whether it is there; any WebSocket server answers (RFC 6455, section 5.5.2).</param>
/// <param name="pingTimeout">How long it may leave that unanswered before the socket counts as broken.</param>
internal sealed class ClientSocket(TimeSpan pingInterval, TimeSpan pingTimeout) : IAsyncDisposable
{
    /// <summary>An offer of a crowded room is some tens of kilobytes; more than this is not signalling.</summary>
    private const int LargestMessage = 1 << 20;

    private readonly ClientWebSocket _socket = new() { Options = { KeepAliveInterval = pingInterval, KeepAliveTimeout = pingTimeout } };
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
            var piece = await ReceiveAsync(message.GetMemory(4096), cancellationToken);
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

    private async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            return await _socket.ReceiveAsync(piece, cancellationToken);
        }
        catch (OperationCanceledException silence) when (!cancellationToken.IsCancellationRequested)
        {
            // How a socket tells of its own that a ping was not answered in time.
            throw new WebSocketException("the server no longer answers", silence);
        }
    }
}
