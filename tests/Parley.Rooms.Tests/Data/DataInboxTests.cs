using CsCheck;
using Google.Protobuf;
using Parley.Rooms.Protocol;
using Parley.WebRtc.Tests;

namespace Parley.Rooms.Tests;

/// <summary>What a client may put on its data channels.</summary>
public sealed class DataInboxTests : IAsyncLifetime
{
    private static readonly DataPacket[] Packets =
    [
        new() { User = new UserPacket { Payload = ByteString.CopyFromUtf8("hello"), Topic = "t", DestinationIdentities = { "ben" } } },
        new() { Sequence = 7, DestinationIdentities = { "ben" }, RpcRequest = new RpcRequest { Id = "1", Method = "ping", Payload = "p" } },
        new() { StreamHeader = new DataStream.Types.Header { StreamId = "s", Topic = "lk.chat", TextHeader = new DataStream.Types.TextHeader() } },
        new() { StreamChunk = new DataStream.Types.Chunk { StreamId = "s", ChunkIndex = 1, Content = ByteString.CopyFromUtf8("words") } },
        new() { StreamTrailer = new DataStream.Types.Trailer { StreamId = "s", Reason = "done" } },
    ];

    private readonly TestRoom _test = new();
    private Participant _ana = null!;
    private Participant _ben = null!;
    private DataInbox _inbox = null!;

    private List<DataPacket> Delivered => TestRoom.LegOf(_ben).Data;

    public async ValueTask InitializeAsync()
    {
        (_ana, _ben) = (await _test.EnterAsync("ana"), await _test.EnterAsync("ben"));
        _inbox = new DataInbox(_test.Room, _ana);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Message_OfAnything_IsDroppedOrPassedOnInTheSendersName()
    {
        Gen.OneOf([Gen.Byte.Array[0, 200], .. Packets.Select(packet => Mutations.Of(packet.ToByteArray()))])
            .Sample(message => _inbox.OnMessage(message, reliable: false), iter: 5_000, threads: 1);
        await _test.DoAsync(() => { });
        var before = Delivered.Count;

        _inbox.OnMessage(Packets[0].ToByteArray(), reliable: false);
        await _test.DoAsync(() => { });

        Delivered.Count.ShouldBe(before + 1);
        before.ShouldBePositive();
        Delivered.ShouldAllBe(packet => packet.ParticipantIdentity == "ana" && packet.ParticipantSid == _ana.Sid);
    }

    [Theory]
    [InlineData(64 * 1024, 1)]
    [InlineData(64 * 1024 + 1, 0)]
    public async Task Message_OfTheMostBytes_IsTheLastThatPasses(int length, int delivered)
    {
        var frame = new DataPacket { User = new UserPacket { Payload = ByteString.CopyFrom(new byte[length - 100]) } }.CalculateSize();
        var packet = new DataPacket { User = new UserPacket { Payload = ByteString.CopyFrom(new byte[length - 100 + length - frame]) } };
        packet.CalculateSize().ShouldBe(length);

        _inbox.OnMessage(packet.ToByteArray(), reliable: true);
        await _test.DoAsync(() => { });

        Delivered.Count.ShouldBe(delivered);
    }

    [Fact]
    public async Task Flood_WhileTheRoomIsBusy_IsCutAndEndsWithIt()
    {
        TaskCompletionSource busy = new(TaskCreationOptions.RunContinuationsAsynchronously), free = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _test.Room.Mailbox.Post(async () =>
        {
            busy.SetResult();
            await free.Task;
        });
        await busy.Task;
        var message = new DataPacket { User = new UserPacket { Payload = ByteString.CopyFromUtf8("again") } }.ToByteArray();
        for (var count = 0; count < 5_000; count++)
            _inbox.OnMessage(message, reliable: false);
        free.SetResult();
        await _test.DoAsync(() => { });

        Delivered.Count.ShouldBe(1024);
        _inbox.OnMessage(message, reliable: false);
        await _test.DoAsync(() => { });
        Delivered.Count.ShouldBe(1025);
    }
}
