using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CsCheck;
using Google.Protobuf;
using Parley.Rooms.Protocol;
using Parley.WebRtc.Tests;

namespace Parley.Rooms.Tests;

/// <summary>The RoomService in protobuf, which LiveKit's SDK for JavaScript does not speak; those for Go, Rust and Python do.</summary>
public sealed class TwirpProtobufTests : IAsyncLifetime
{
    private static readonly Dictionary<string, (IMessage Request, Func<byte[], bool> IsAnswer)> Methods = new()
    {
        ["CreateRoom"] = (
            new CreateRoomRequest { Name = "spare", Metadata = "m", EmptyTimeout = 60 },
            body => Protocol.Room.Parser.ParseFrom(body) is { Name: "spare", Metadata: "m", EmptyTimeout: 60 }),
        ["ListRooms"] = (new ListRoomsRequest { Names = { "clinic" } }, body => ListRoomsResponse.Parser.ParseFrom(body).Rooms is [{ Name: "clinic" }]),
        ["DeleteRoom"] = (new DeleteRoomRequest { Room = "clinic" }, body => body.Length == 0),
        ["ListParticipants"] = (
            new ListParticipantsRequest { Room = "clinic" }, body => ListParticipantsResponse.Parser.ParseFrom(body).Participants is [{ Identity: "ana" }]),
        ["GetParticipant"] = (
            new RoomParticipantIdentity { Room = "clinic", Identity = "ana" },
            body => ParticipantInfo.Parser.ParseFrom(body) is { Identity: "ana", Tracks: [{ Source: TrackSource.Microphone }] }),
        ["RemoveParticipant"] = (new RoomParticipantIdentity { Room = "clinic", Identity = "ana" }, body => body.Length == 0),
        ["MutePublishedTrack"] = (
            new MuteRoomTrackRequest { Room = "clinic", Identity = "ana", Muted = true },
            body => MuteRoomTrackResponse.Parser.ParseFrom(body).Track.Muted),
        ["UpdateParticipant"] = (
            new UpdateParticipantRequest { Room = "clinic", Identity = "ana", Name = "Ana", Attributes = { ["seat"] = "7" } },
            body => ParticipantInfo.Parser.ParseFrom(body) is { Name: "Ana" } info && info.Attributes["seat"] == "7"),
        ["SendData"] = (new SendDataRequest { Room = "clinic", Data = ByteString.CopyFromUtf8("hi"), Topic = "t" }, body => body.Length == 0),
        ["UpdateRoomMetadata"] = (
            new UpdateRoomMetadataRequest { Room = "clinic", Metadata = "open" }, body => Protocol.Room.Parser.ParseFrom(body).Metadata == "open"),
    };

    private RoomsTestHost _host = null!;
    private SignalClient _ana = null!;
    private HttpClient _http = null!;

    public static TheoryData<string> Names => [.. Methods.Keys];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await RoomsTestHost.StartAsync();
        _ana = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));
        await _ana.ReceiveAsync(SignalResponse.MessageOneofCase.Join);
        // A client that asks whether to send its body waits for the answer, however long it takes.
        _http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = _host.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _host.AdminToken("clinic"));
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        _ana.Dispose();
        return _host.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Method_CalledInProtobuf_AnswersInProtobuf(string method)
    {
        var (request, isAnswer) = Methods[method];
        var sid = await PublishAsync();
        if (request is MuteRoomTrackRequest mute)
            mute.TrackSid = sid;

        var (status, type, body) = await PostAsync(method, request.ToByteArray());

        (status, type).ShouldBe((HttpStatusCode.OK, "application/protobuf"));
        isAnswer(body).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Method_ThatCannotReadItsRequest_SaysSo(string method)
    {
        // A length-delimited field 1 that promises more than there is.
        var (status, type, body) = await PostAsync(method, [0x0A, 0xFF, 0xFF, 0xFF, 0x0F]);

        (status, type).ShouldBe((HttpStatusCode.BadRequest, "application/json"));
        JsonDocument.Parse(body).RootElement.GetProperty("code").GetString().ShouldBe("malformed");
    }

    /// <summary>With its length said beforehand, and in chunks whose sum nobody knows before the last.</summary>
    [Theory]
    [InlineData(40 * 1024 * 1024, false)]
    [InlineData(1024 * 1024 + 1, true)]
    public async Task Request_ThatIsTooLarge_IsRefusedAndTheServiceLives(int length, bool chunked)
    {
        var (status, _, body) = await PostAsync("SendData", new byte[length], headers =>
        {
            headers.ExpectContinue = !chunked;
            headers.TransferEncodingChunked = chunked;
        });

        status.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(body).RootElement.GetProperty("msg").GetString().ShouldBe("the request is too large");
        (await PostAsync("ListRooms", [])).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Request_OfAnything_IsNeverAFaultOfTheServer()
    {
        var requests = Gen.OneOf([.. Methods.Select(method => Mutations.Of(method.Value.Request.ToByteArray()).Select(body => (method.Key, body)))]);
        await requests.SampleAsync(
            async request => ((int)(await PostAsync(request.Key, request.body)).Status).ShouldBeLessThan(500), iter: 300, threads: 1);
    }

    private async Task<string> PublishAsync()
    {
        var room = _host.Directory.Find("clinic")!;
        return await room.Mailbox.AskAsync(
            () =>
            {
                var track = new PublishedTrack(room.Find("ana")!, PublishedTrack.Describe(new AddTrackRequest { Cid = "mic", Source = TrackSource.Microphone }));
                room.Publish(track);
                return track.Sid;
            },
            Cancel);
    }

    private async Task<(HttpStatusCode Status, string? Type, byte[] Body)> PostAsync(
        string method, byte[] body, Action<HttpRequestHeaders>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/twirp/livekit.RoomService/{method}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/protobuf");
        change?.Invoke(request.Headers);
        using var response = await _http.SendAsync(request, Cancel);
        return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync(Cancel));
    }
}
