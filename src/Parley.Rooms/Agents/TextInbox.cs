using System.Text;
using System.Text.Json;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// Puts typed text together, in the three ways clients send it: text streams on <c>lk.chat</c>, chat messages, and (older) user packets
/// on <c>lk.chat</c> or <c>lk-chat-topic</c>. Streams that are never ended give way: the oldest to a new one, each after a while.
/// </summary>
internal sealed class TextInbox(TimeProvider clock)
{
    private const string Topic = "lk.chat";
    private const string OldTopic = "lk-chat-topic";
    private const int MaxBytes = 64 * 1024;
    private const int MaxStreams = 16;

    /// <summary>A stream of which nothing came for so long is not going to end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Stream> _streams = new(StringComparer.Ordinal);

    /// <returns>The text that is complete with this packet; null when none is.</returns>
    public string? Read(DataPacket packet)
    {
        var text = packet.ValueCase switch
        {
            DataPacket.ValueOneofCase.StreamHeader => Begin(packet.StreamHeader),
            DataPacket.ValueOneofCase.StreamChunk => Append(packet.StreamChunk),
            DataPacket.ValueOneofCase.StreamTrailer => End(packet.StreamTrailer),
            DataPacket.ValueOneofCase.ChatMessage when !packet.ChatMessage.Deleted => packet.ChatMessage.Message,
            DataPacket.ValueOneofCase.User when packet.User.Topic is Topic or OldTopic => FromUserPacket(packet.User.Payload.Span),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) || text.Length > MaxBytes ? null : text.Trim();
    }

    private string? Begin(DataStream.Types.Header header)
    {
        // A compressed stream is only sent to those who say they can read it, which we do not.
        if (header.Topic != Topic || header.TextHeader is null || header.Compression != DataStream.Types.CompressionType.None)
            return null;
        if (header.HasInlineContent)
            return Encoding.UTF8.GetString(header.InlineContent.Span);
        Forget();
        _streams[header.StreamId] = new Stream(new MemoryStream(), clock.GetTimestamp());
        return null;
    }

    /// <summary>Those that take too long, and of those that remain as many as make room for one.</summary>
    private void Forget()
    {
        foreach (var (id, _) in _streams.Where(stream => clock.GetElapsedTime(stream.Value.NewsAt) >= Patience).ToArray())
            _streams.Remove(id);
        if (_streams.Count >= MaxStreams)
            _streams.Remove(_streams.MinBy(stream => stream.Value.NewsAt).Key);
    }

    private string? Append(DataStream.Types.Chunk chunk)
    {
        if (!_streams.TryGetValue(chunk.StreamId, out var stream))
            return null;
        if (stream.Bytes.Length + chunk.Content.Length > MaxBytes || clock.GetElapsedTime(stream.NewsAt) >= Patience)
        {
            _streams.Remove(chunk.StreamId);
            return null;
        }

        stream.Bytes.Write(chunk.Content.Span);
        _streams[chunk.StreamId] = stream with { NewsAt = clock.GetTimestamp() };
        return null;
    }

    /// <summary>A reason is given where a stream was broken off: half a text is none.</summary>
    private string? End(DataStream.Types.Trailer trailer) =>
        _streams.Remove(trailer.StreamId, out var stream) && trailer.Reason.Length == 0 && clock.GetElapsedTime(stream.NewsAt) < Patience
            ? Encoding.UTF8.GetString(stream.Bytes.GetBuffer(), 0, (int)stream.Bytes.Length)
            : null;

    /// <summary>Older clients wrap the text in JSON as <c>message</c>.</summary>
    private static string? FromUserPacket(ReadOnlySpan<byte> payload)
    {
        var text = Encoding.UTF8.GetString(payload);
        if (!text.StartsWith('{'))
            return text;
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? message.GetString() : null;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private sealed record Stream(MemoryStream Bytes, long NewsAt);
}
