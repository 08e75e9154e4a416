using System.Text;
using CsCheck;
using Parley.Calls;
using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class CaptionStreamTests
{
    private readonly CaptionStream _captions = new("PA_1");

    [Fact]
    public async Task Packets_OfACaption_AreOneStreamOfItsSpeaker()
    {
        var ana = await new TestRoom().EnterAsync("ana");

        var packets = Packets(new Caption("seg-1", Speaker.Caller, "I need an appointment", false), ana, "TR_AM1");

        packets.ShouldAllBe(packet => packet.ParticipantIdentity == "ana");
        var header = packets[0].StreamHeader;
        header.Topic.ShouldBe("lk.transcription");
        header.TextHeader.ShouldNotBeNull();
        header.Attributes.ShouldContainKeyAndValue("lk.transcription_final", "false");
        header.Attributes.ShouldContainKeyAndValue("lk.segment_id", "PA_1-seg-1");
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
                var chunks = Packets(new Caption("s", Speaker.Agent, new string(text), true), ana, null)
                    .Where(packet => packet.StreamChunk is not null).Select(packet => packet.StreamChunk).ToArray();
                chunks.ShouldAllBe(chunk => chunk.Content.Length <= 15_000);
                string.Concat(chunks.Select(chunk => Encoding.UTF8.GetString(chunk.Content.Span))).ShouldBe(new string(text));
            },
            iter: 20, threads: 1);
    }

    [Fact]
    public async Task Packets_MadeLater_LeaveThoseBeforeAsTheyWere()
    {
        var (ana, ben) = (await new TestRoom().EnterAsync("ana"), await new TestRoom().EnterAsync("ben"));
        var first = _captions.Packets(new Caption("seg-1", Speaker.Caller, "I need", false), ana, "TR_AM1", DateTimeOffset.UnixEpoch);

        var second = Packets(new Caption("seg-2", Speaker.Agent, "Of course", true), ben, null);

        first[0].Packet.StreamHeader.Attributes.ShouldContainKeyAndValue("lk.segment_id", "PA_1-seg-1");
        first[1].Packet.StreamChunk.Content.ToStringUtf8().ShouldBe("I need");
        first[2].Packet.ParticipantIdentity.ShouldBe("ana");
        second[0].StreamHeader.Attributes.ShouldNotContainKey("lk.transcribed_track_id");
        second[2].StreamTrailer.StreamId.ShouldBe(second[0].StreamHeader.StreamId);
    }

    [Fact]
    public async Task Packets_OfACaption_TravelTogether()
    {
        var ana = await new TestRoom().EnterAsync("ana");

        _captions.Packets(new Caption("seg-1", Speaker.Caller, "I need", false), ana, null, DateTimeOffset.UnixEpoch)
            .Select(packet => packet.MoreFollows).ShouldBe([true, true, false]);
    }

    private DataPacket[] Packets(Caption caption, Participant speaker, string? trackSid) =>
        [.. _captions.Packets(caption, speaker, trackSid, DateTimeOffset.UnixEpoch).Select(packet => packet.Packet)];
}
