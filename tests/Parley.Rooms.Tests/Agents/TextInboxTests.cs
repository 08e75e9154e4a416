using System.Text;
using CsCheck;
using Google.Protobuf;
using Microsoft.Extensions.Time.Testing;
using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class TextInboxTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TextInbox _inbox;

    public TextInboxTests() => _inbox = new TextInbox(_clock);

    [Fact]
    public void Stream_CutAnywhere_GivesTheWholeText() => Gen.Select(Gen.Char.AlphaNumeric.Array[1, 50], Gen.Int[1, 7]).Sample((text, size) =>
    {
        var inbox = new TextInbox(_clock);
        var bytes = Encoding.UTF8.GetBytes("é" + new string(text));
        inbox.Read(Header("s")).ShouldBeNull();
        foreach (var part in bytes.Chunk(size))
            inbox.Read(Chunk("s", part)).ShouldBeNull();

        inbox.Read(Trailer("s")).ShouldBe("é" + new string(text));
    });

    [Fact]
    public void Stream_OnAnotherTopic_IsIgnored()
    {
        _inbox.Read(Header("s", "files"));
        _inbox.Read(Chunk("s", [65]));

        _inbox.Read(Trailer("s")).ShouldBeNull();
    }

    [Fact]
    public void Stream_ThatIsTooLong_IsForgotten()
    {
        _inbox.Read(Header("s"));
        for (var part = 0; part < 10; part++)
            _inbox.Read(Chunk("s", new byte[15_000]));

        _inbox.Read(Trailer("s")).ShouldBeNull();
    }

    [Fact]
    public void Streams_NeverEnded_GiveWayToNewOnes()
    {
        for (var stream = 0; stream < 16; stream++)
        {
            _inbox.Read(Header($"old-{stream}"));
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        _inbox.Read(Chunk("old-0", [65]));
        _inbox.Read(Header("new"));
        _inbox.Read(Chunk("new", [66]));

        _inbox.Read(Trailer("new")).ShouldBe("B");
        _inbox.Read(Chunk("old-1", [67]));
        _inbox.Read(Trailer("old-1")).ShouldBeNull("it was the one that had waited longest");
        _inbox.Read(Trailer("old-0")).ShouldBe("A");
    }

    [Theory]
    [InlineData(29, "A")]
    [InlineData(30, null)]
    public void Stream_OfWhichNothingCame_IsForgotten(int seconds, string? read)
    {
        _inbox.Read(Header("s"));
        _clock.Advance(TimeSpan.FromSeconds(20));
        _inbox.Read(Chunk("s", [65]));
        _clock.Advance(TimeSpan.FromSeconds(seconds));

        _inbox.Read(Trailer("s")).ShouldBe(read);
    }

    [Fact]
    public void Stream_BrokenOff_IsNoText()
    {
        _inbox.Read(Header("s"));
        _inbox.Read(Chunk("s", [65]));

        _inbox.Read(new DataPacket { StreamTrailer = new DataStream.Types.Trailer { StreamId = "s", Reason = "error" } }).ShouldBeNull();
    }

    [Fact]
    public void OlderKinds_AreRead()
    {
        _inbox.Read(new DataPacket { ChatMessage = new ChatMessage { Message = " hello " } }).ShouldBe("hello");
        _inbox.Read(User("lk-chat-topic", """{"id":"1","message":"hello"}""")).ShouldBe("hello");
        _inbox.Read(User("lk.chat", "hello")).ShouldBe("hello");
        _inbox.Read(User("lk.chat", "{broken")).ShouldBe("{broken");
        _inbox.Read(User("other", "hello")).ShouldBeNull();
        _inbox.Read(User("lk.chat", "   ")).ShouldBeNull();
    }

    private static DataPacket User(string topic, string text) => new() { User = new UserPacket { Topic = topic, Payload = ByteString.CopyFromUtf8(text) } };

    private static DataPacket Header(string id, string topic = "lk.chat") => new()
    {
        StreamHeader = new DataStream.Types.Header { StreamId = id, Topic = topic, TextHeader = new DataStream.Types.TextHeader() },
    };

    private static DataPacket Chunk(string id, byte[] content) => new()
    {
        StreamChunk = new DataStream.Types.Chunk { StreamId = id, Content = ByteString.CopyFrom(content) },
    };

    private static DataPacket Trailer(string id) => new() { StreamTrailer = new DataStream.Types.Trailer { StreamId = id } };
}
