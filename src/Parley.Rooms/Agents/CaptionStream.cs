using System.Text;
using Google.Protobuf;
using Parley.Calls;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// A caption as LiveKit's clients expect transcriptions: a text stream on <c>lk.transcription</c> whose sender is the participant whose
/// words it holds. Each interim is a stream of its own with the whole text; the segment id ties them together.
/// </summary>
internal static class CaptionStream
{
    public const string Topic = "lk.transcription";

    /// <summary>What LiveKit's clients put into one chunk.</summary>
    private const int ChunkBytes = 15_000;

    public static IEnumerable<DataPacket> Packets(Caption caption, Participant speaker, string? trackSid, DateTimeOffset now)
    {
        var streamId = Guid.CreateVersion7(now).ToString("N");
        var text = Encoding.UTF8.GetBytes(caption.Text);
        var header = new DataStream.Types.Header
        {
            StreamId = streamId,
            Timestamp = now.ToUnixTimeMilliseconds(),
            Topic = Topic,
            MimeType = "text/plain",
            TotalLength = (ulong)text.Length,
            TextHeader = new DataStream.Types.TextHeader { Generated = true },
            Attributes =
            {
                ["lk.transcription_final"] = caption.IsFinal ? "true" : "false",
                ["lk.segment_id"] = caption.SegmentId,
            },
        };
        if (trackSid is not null)
            header.Attributes["lk.transcribed_track_id"] = trackSid;
        yield return Sign(new DataPacket { StreamHeader = header }, speaker);
        ulong index = 0;
        for (var start = 0; start < text.Length;)
        {
            var length = CompleteLength(text.AsSpan(start));
            var chunk = new DataStream.Types.Chunk { StreamId = streamId, ChunkIndex = index++, Content = ByteString.CopyFrom(text, start, length) };
            yield return Sign(new DataPacket { StreamChunk = chunk }, speaker);
            start += length;
        }

        yield return Sign(new DataPacket { StreamTrailer = new DataStream.Types.Trailer { StreamId = streamId } }, speaker);
    }

    private static DataPacket Sign(DataPacket packet, Participant speaker)
    {
        packet.ParticipantIdentity = speaker.Identity;
        packet.ParticipantSid = speaker.Sid;
        return packet;
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
