using System.Text;
using CsCheck;
using Parley.Calls;

namespace Parley.Rooms.Tests;

public sealed class CaptionStreamTests
{
    [Fact]
    public async Task Packets_OfACaption_AreOneStreamOfItsSpeaker()
    {
        var ana = await new TestRoom().EnterAsync("ana");

        var packets = CaptionStream.Packets(new Caption("seg-1", Speaker.Caller, "I need an appointment", false), ana, "TR_AM1", DateTimeOffset.UnixEpoch).ToArray();

        packets.ShouldAllBe(packet => packet.ParticipantIdentity == "ana");
        var header = packets[0].StreamHeader;
        header.Topic.ShouldBe("lk.transcription");
        header.TextHeader.ShouldNotBeNull();
        header.Attributes.ShouldContainKeyAndValue("lk.transcription_final", "false");
        header.Attributes.ShouldContainKeyAndValue("lk.segment_id", "seg-1");
        header.Attributes.ShouldContainKeyAndValue("lk.transcribed_track_id", "TR_AM1");
        packets[1].StreamChunk.Content.ToStringUtf8().ShouldBe("I need an appointment");
        packets[^1].StreamTrailer.StreamId.ShouldBe(header.StreamId);
    }

    [Fact]
    public async Task Packets_OfALongCaption_NeverCutACharacter()
    {
        var ana = await new TestRoom().EnterAsync("ana");
        Gen.Char['a', '￿'].Where(character => !char.IsSurrogate(character)).Array[5_000, 20_000].Sample(
            text =>
            {
                var chunks = CaptionStream.Packets(new Caption("s", Speaker.Agent, new string(text), true), ana, null, DateTimeOffset.UnixEpoch)
                    .Where(packet => packet.StreamChunk is not null).Select(packet => packet.StreamChunk).ToArray();
                chunks.ShouldAllBe(chunk => chunk.Content.Length <= 15_000);
                string.Concat(chunks.Select(chunk => Encoding.UTF8.GetString(chunk.Content.Span))).ShouldBe(new string(text));
            },
            iter: 20);
    }
}
