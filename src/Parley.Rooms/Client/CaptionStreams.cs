using System.Text;
using Parley.Calls;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// Puts the text streams on topic <c>lk.transcription</c> together again: header, chunks, trailer. Bounded; streams that never end are
/// forgotten. Used by one thread at a time.
/// </summary>
internal sealed class CaptionStreams(string ownIdentity)
{
    private const int MostOpen = 64;
    private const int LongestText = 64 * 1024;

    private readonly Dictionary<string, OpenStream> _open = [];

    /// <returns>The caption as far as it is known, or null when the packet adds none.</returns>
    public Caption? Accept(DataPacket packet) => packet.ValueCase switch
    {
        DataPacket.ValueOneofCase.StreamHeader => Begin(packet),
        DataPacket.ValueOneofCase.StreamChunk => Continue(packet.StreamChunk),
        DataPacket.ValueOneofCase.StreamTrailer => End(packet.StreamTrailer),
        _ => null,
    };

    private Caption? Begin(DataPacket packet)
    {
        var header = packet.StreamHeader;
        if (header.Topic != "lk.transcription")
            return null;
        if (_open.Count >= MostOpen)
            _open.Remove(_open.Keys.First());
        var segment = header.Attributes.TryGetValue("lk.segment_id", out var id) ? id : header.StreamId;
        var final = header.Attributes.TryGetValue("lk.transcription_final", out var flag) && flag == "true";
        _open[header.StreamId] = new OpenStream(segment, packet.ParticipantIdentity == ownIdentity ? Speaker.Caller : Speaker.Agent, final);
        return null;
    }

    private Caption? Continue(DataStream.Types.Chunk chunk)
    {
        if (!_open.TryGetValue(chunk.StreamId, out var stream) || stream.Bytes.Length + chunk.Content.Length > LongestText)
            return null;
        chunk.Content.WriteTo(stream.Bytes);
        return stream.Caption(isFinal: false);
    }

    private Caption? End(DataStream.Types.Trailer trailer) =>
        _open.Remove(trailer.StreamId, out var stream) ? stream.Caption(stream.Final) : null;

    private sealed record OpenStream(string Segment, Speaker Speaker, bool Final)
    {
        public MemoryStream Bytes { get; } = new();

        public Caption Caption(bool isFinal) => new(Segment, Speaker, Encoding.UTF8.GetString(Bytes.GetBuffer(), 0, (int)Bytes.Length), isFinal);
    }
}
