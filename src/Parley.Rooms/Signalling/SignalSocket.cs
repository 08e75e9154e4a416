using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Google.Protobuf;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// A client's signalling socket: whole protobuf messages in binary frames (or their JSON form in text frames, answered in kind).
/// <see cref="Send"/> and <see cref="Close"/> may be called from any thread and never wait.
/// </summary>
internal sealed class SignalSocket(WebSocket socket, RoomsOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>A client this far behind is gone or hostile; it may resume on a new socket.</summary>
    private const int MaxQueued = 2048;

    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);
    private static readonly JsonParser JsonReader = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));
    private static readonly JsonFormatter JsonWriter = new(JsonFormatter.Settings.Default);

    private readonly Channel<SignalResponse> _outgoing = Channel.CreateBounded<SignalResponse>(new BoundedChannelOptions(MaxQueued) { SingleReader = true });
    private readonly MessageBudget _budget = new(options.SignalMessagesPerSecond, clock);
    private readonly ArrayBufferWriter<byte> _incoming = new(4096);
    private readonly CancellationTokenSource _closed = new();
    private Goodbye? _goodbye;
    private volatile bool _json;

    /// <summary>Queues a message; what comes after <see cref="Close"/> is dropped.</summary>
    public void Send(SignalResponse message)
    {
        if (!_outgoing.Writer.TryWrite(message))
            Close(WebSocketCloseStatus.PolicyViolation, "too slow");
    }

    /// <summary>Ends the socket after what is queued was sent; the first reason given is the one told.</summary>
    public void Close(WebSocketCloseStatus status, string reason)
    {
        Interlocked.CompareExchange(ref _goodbye, new Goodbye(status, reason), null);
        _outgoing.Writer.TryComplete();
    }

    /// <summary>Sends and receives until either side closes, or the connection breaks.</summary>
    /// <param name="handle">Called with one request at a time; the next is read when it is done.</param>
    /// <param name="cancellationToken">The connection was aborted.</param>
    public async Task RunAsync(Func<SignalRequest, Task> handle, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        var writing = WriteAsync(ending.Token);
        try
        {
            while (await ReadAsync(ending.Token) is { } request)
                await handle(request);
        }
        catch (SignalFaultException fault)
        {
            Close(fault.Status, fault.Message);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or RoomClosedException)
        {
            // The connection broke, we closed it, or the room is gone: all of them end this socket, and that is what the caller sees.
        }
        catch
        {
            Close(WebSocketCloseStatus.InternalServerError, "the server failed");
            await writing;
            throw;
        }

        _outgoing.Writer.TryComplete();
        await writing;
    }

    public void Dispose() => _closed.Dispose();

    /// <returns>Null when the client closed.</returns>
    private async ValueTask<SignalRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        _incoming.ResetWrittenCount();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(_incoming.GetMemory(4096), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            _incoming.Advance(part.Count);
            if (_incoming.WrittenCount > options.MaxSignalMessage)
                throw new SignalFaultException(WebSocketCloseStatus.MessageTooBig, "the message is too large");
        }
        while (!part.EndOfMessage);

        if (!_budget.TrySpend())
            throw new SignalFaultException(WebSocketCloseStatus.PolicyViolation, "too many messages");
        return Parse(part.MessageType);
    }

    private SignalRequest Parse(WebSocketMessageType type)
    {
        try
        {
            if (type == WebSocketMessageType.Binary)
                return SignalRequest.Parser.ParseFrom(_incoming.WrittenSpan);
            _json = true;
            return JsonReader.Parse<SignalRequest>(Encoding.UTF8.GetString(_incoming.WrittenSpan));
        }
        catch (Exception fault) when (fault is IOException or FormatException)
        {
            throw new SignalFaultException(WebSocketCloseStatus.InvalidPayloadData, "the message is malformed");
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                if (_json)
                    await socket.SendAsync(Encoding.UTF8.GetBytes(JsonWriter.Format(message)), WebSocketMessageType.Text, true, cancellationToken);
                else
                    await socket.SendAsync(message.ToByteArray(), WebSocketMessageType.Binary, true, cancellationToken);
            }

            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                var (status, reason) = _goodbye ?? new Goodbye(WebSocketCloseStatus.NormalClosure, "");
                await socket.CloseOutputAsync(status, reason, cancellationToken);
            }

            // The reader goes on until the client's own close; a client that never answers is not waited for.
            _closed.CancelAfter(ClosePatience);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            _outgoing.Writer.TryComplete();
            await _closed.CancelAsync();
        }
        catch
        {
            // A message that could not be written: a socket that only listens from then on would look alive to its client.
            Close(WebSocketCloseStatus.InternalServerError, "the server failed");
            socket.Abort();
            await _closed.CancelAsync();
            throw;
        }
    }

    private sealed record Goodbye(WebSocketCloseStatus Status, string Reason);
}
