using Google.Protobuf;
using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class DataRelayTests
{
    private readonly TestRoom _test = new();

    [Fact]
    public async Task Packet_WithoutDestination_GoesToAllOthersSigned()
    {
        var (ana, ben, cem) = await ThreeAsync();

        await SendAsync(ana, new DataPacket { ParticipantIdentity = "ben", User = new UserPacket { Payload = ByteString.CopyFromUtf8("hi") } });

        TestRoom.LegOf(ana).Data.ShouldBeEmpty();
        foreach (var other in new[] { ben, cem })
        {
            var packet = TestRoom.LegOf(other).Data.ShouldHaveSingleItem();
            packet.ParticipantIdentity.ShouldBe("ana");
            packet.ParticipantSid.ShouldBe(ana.Sid);
            packet.User.ParticipantIdentity.ShouldBe("ana");
        }
    }

    [Fact]
    public async Task Packet_WithDestination_GoesThereOnly()
    {
        var (ana, ben, cem) = await ThreeAsync();

        await SendAsync(ana, new DataPacket { DestinationIdentities = { "cem" }, RpcRequest = new RpcRequest { Id = "1", Method = "ping" } });

        TestRoom.LegOf(ben).Data.ShouldBeEmpty();
        TestRoom.LegOf(cem).Data.ShouldHaveSingleItem().RpcRequest.Method.ShouldBe("ping");
    }

    [Fact]
    public async Task Packet_WithoutTheRight_IsDropped()
    {
        var (ana, ben, _) = await ThreeAsync();
        ana.Permission.CanPublishData = false;

        await SendAsync(ana, new DataPacket { User = new UserPacket() });

        TestRoom.LegOf(ben).Data.ShouldBeEmpty();
    }

    [Fact]
    public async Task ReliablePacket_SentAgainAfterAResume_IsPassedOnOnce()
    {
        var (ana, ben, _) = await ThreeAsync();

        foreach (var sequence in new uint[] { 1, 2, 1, 2, 3 })
            await SendAsync(ana, new DataPacket { Sequence = sequence, User = new UserPacket() });

        TestRoom.LegOf(ben).Data.Select(packet => packet.Sequence).ShouldBe([1u, 2u, 3u]);
        ana.LastReliableSequence.ShouldBe(3u);
    }

    [Fact]
    public async Task Packet_OfAKindWeDoNotKnow_IsPassedOnWhole()
    {
        var (ana, ben, _) = await ThreeAsync();
        // Field 6, sip_dtmf, with digit (4) "5": not declared here.
        var packet = DataPacket.Parser.ParseFrom([0x32, 0x03, 0x22, 0x01, (byte)'5']);

        await SendAsync(ana, packet);

        TestRoom.LegOf(ben).Data.ShouldHaveSingleItem().ToByteArray().AsSpan().IndexOf<byte>([0x32, 0x03, 0x22, 0x01, (byte)'5']).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task Agent_MaySpeakInTheNameOfAnother()
    {
        var (_, ben, _) = await ThreeAsync();
        var agent = await _test.EnterAsync("worker", kind: ParticipantInfo.Types.Kind.Agent);

        await SendAsync(agent, new DataPacket { ParticipantIdentity = "ana", StreamHeader = new DataStream.Types.Header { Topic = "lk.transcription" } });

        TestRoom.LegOf(ben).Data.ShouldHaveSingleItem().ParticipantIdentity.ShouldBe("ana");
    }

    private async Task<(Participant Ana, Participant Ben, Participant Cem)> ThreeAsync() =>
        (await _test.EnterAsync("ana"), await _test.EnterAsync("ben"), await _test.EnterAsync("cem"));

    private Task SendAsync(Participant sender, DataPacket packet) =>
        _test.DoAsync(() => DataRelay.FromParticipant(_test.Room, sender, packet, reliable: true));
}
