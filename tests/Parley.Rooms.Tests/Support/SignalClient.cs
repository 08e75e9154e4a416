using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text;
using Google.Protobuf;
using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

/// <summary>A bare signalling socket: for what LiveKit's own SDKs never send.</summary>
internal sealed class SignalClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    public static Task<SignalClient> ConnectAsync(RoomsTestHost host, string token, string more = "") =>
        ConnectAtAsync(host, "/rtc", $"access_token={token}&protocol=15&sdk=rust{more}");

    /// <summary>Over one peer connection.</summary>
    public static Task<SignalClient> ConnectAsync(RoomsTestHost host, string token, JoinRequest join)
    {
        var packed = Base64Url.EncodeToString(new WrappedJoinRequest { JoinRequest = join.ToByteString() }.ToByteArray());
        return ConnectAtAsync(host, "/rtc/v1", $"access_token={token}&join_request={packed}");
    }

    private static async Task<SignalClient> ConnectAtAsync(RoomsTestHost host, string path, string query)
    {
        var client = new SignalClient();
        var url = new UriBuilder(host.Url) { Scheme = "ws", Path = path, Query = query };
        await client._socket.ConnectAsync(url.Uri, TestContext.Current.CancellationToken);
        return client;
    }

    public Task SendAsync(SignalRequest request) => SendAsync(request.ToByteArray());

    public Task SendAsync(byte[] message, WebSocketMessageType type = WebSocketMessageType.Binary) =>
        _socket.SendAsync(message, type, true, TestContext.Current.CancellationToken);

    /// <returns>Null when the server closed; see <see cref="CloseStatus"/>.</returns>
    public async Task<SignalResponse?> ReceiveAsync()
    {
        var message = new MemoryStream();
        var part = new byte[16 * 1024];
        WebSocketReceiveResult result;
        do
        {
            result = await _socket.ReceiveAsync(part, TestContext.Current.CancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(part, 0, result.Count);
        }
        while (!result.EndOfMessage);
        Received = result.MessageType;
        return Received == WebSocketMessageType.Text
            ? JsonParser.Default.Parse<SignalResponse>(Encoding.UTF8.GetString(message.ToArray()))
            : SignalResponse.Parser.ParseFrom(message.ToArray());
    }

    /// <summary>Skips what comes before.</summary>
    public async Task<SignalResponse> ReceiveAsync(SignalResponse.MessageOneofCase wanted)
    {
        while (await ReceiveAsync() is { } message)
            if (message.MessageCase == wanted)
                return message;
        throw new InvalidOperationException($"The server closed ({CloseStatus}) before a {wanted} came.");
    }

    /// <summary>Whether the server is still there, and has read all that was sent before.</summary>
    /// <param name="timestamp">Another one each time.</param>
    /// <returns>False when it closed instead.</returns>
    public async Task<bool> PingAsync(long timestamp)
    {
        await SendAsync(new SignalRequest { PingReq = new Ping { Timestamp = timestamp } });
        while (await ReceiveAsync() is { } message)
            if (message.PongResp?.LastPingTimestamp == timestamp)
                return true;
        return false;
    }

    public async Task<WebSocketCloseStatus?> DrainAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        return CloseStatus;
    }

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>In which form the last message came.</summary>
    public WebSocketMessageType Received { get; private set; }

    /// <summary>As a network that breaks: without a word.</summary>
    public void Break() => _socket.Abort();

    public void Dispose() => _socket.Dispose();
}
