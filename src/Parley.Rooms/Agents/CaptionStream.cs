using System.Text;
using Google.Protobuf;
using Parley.Calls;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// Captions as LiveKit's clients expect transcriptions: text streams on <c>lk.transcription</c> whose sender is the participant whose
/// words they hold. Each interim is a stream of its own with the whole text; the segment id ties them together. They come several times
/// a second in every call, so the messages are filled again rather than made again. For one thread at a time.
/// </summary>
/// <param name="call">
/// What tells this call from others of the room, in the segment ids: where a call that was cut off goes on, clients keep what was said before.
/// </param>
internal sealed class CaptionStream(string call)
{
    public const string Topic = "lk.transcription";

    /// <summary>What LiveKit's clients put into one chunk.</summary>
    private const int ChunkBytes = 15_000;

    private readonly DataStream.Types.Header _header = new()
    {
        Topic = Topic, MimeType = "text/plain", TextHeader = new DataStream.Types.TextHeader { Generated = true },
    };

    private readonly DataStream.Types.Chunk _chunk = new();
    private readonly DataStream.Types.Trailer _trailer = new();
    private readonly DataPacket _packet = new() { Kind = DataPacket.Types.Kind.Reliable };

    /// <returns>Header, chunks and trailer, to be sent one right after the other.</returns>
    public List<RelayedPacket> Packets(Caption caption, Participant speaker, string? trackSid, DateTimeOffset now)
    {
        var text = Encoding.UTF8.GetBytes(caption.Text);
        var streamId = Guid.CreateVersion7(now).ToString("N");
        (_packet.ParticipantIdentity, _packet.ParticipantSid) = (speaker.Identity, speaker.Sid);
        var packets = new List<RelayedPacket>(3) { Header(caption, trackSid, streamId, text.Length, now) };
        for (var start = 0; start < text.Length;)
        {
            var length = CompleteLength(text.AsSpan(start));
            packets.Add(Chunk(streamId, packets.Count - 1, text.AsMemory(start, length)));
            start += length;
        }

        packets.Add(Trailer(streamId));
        Forget();
        return packets;
    }

    private RelayedPacket Header(Caption caption, string? trackSid, string streamId, int length, DateTimeOffset now)
    {
        _header.StreamId = streamId;
        _header.Timestamp = now.ToUnixTimeMilliseconds();
        _header.TotalLength = (ulong)length;
        _header.Attributes["lk.transcription_final"] = caption.IsFinal ? "true" : "false";
        _header.Attributes["lk.segment_id"] = $"{call}-{caption.SegmentId}";
        if (trackSid is null)
            _header.Attributes.Remove("lk.transcribed_track_id");
        else
            _header.Attributes["lk.transcribed_track_id"] = trackSid;
        _packet.StreamHeader = _header;
        return Encode(moreFollows: true);
    }

    private RelayedPacket Chunk(string streamId, int index, ReadOnlyMemory<byte> content)
    {
        (_chunk.StreamId, _chunk.ChunkIndex) = (streamId, (ulong)index);
        _chunk.Content = UnsafeByteOperations.UnsafeWrap(content); // encoded before anybody could change it
        _packet.StreamChunk = _chunk;
        return Encode(moreFollows: true);
    }

    private RelayedPacket Trailer(string streamId)
    {
        _trailer.StreamId = streamId;
        _packet.StreamTrailer = _trailer;
        return Encode(moreFollows: false);
    }

    private RelayedPacket Encode(bool moreFollows)
    {
        var bytes = new byte[_packet.CalculateSize()];
        _packet.WriteTo(bytes.AsSpan());
        return new RelayedPacket(bytes, reliable: true) { MoreFollows = moreFollows };
    }

    /// <summary>What lives long and points to what is new keeps the collector busy.</summary>
    private void Forget()
    {
        _header.StreamId = _chunk.StreamId = _trailer.StreamId = "";
        _header.Attributes["lk.segment_id"] = "";
        _chunk.Content = ByteString.Empty;
    }

    /// <summary>As much as fits without cutting a character: readers decode chunk by chunk.</summary>
    private static int CompleteLength(ReadOnlySpan<byte> text)
    {
        if (text.Length <= ChunkBytes)
            return text.Length;
        var length = ChunkBytes;
        while ((text[length] & 0xC0) == 0x80)
            length--;
        return length;
    }
}
