using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Parley.Calls;
using Parley.Rooms.Protocol;
using Parley.Tenancy;

namespace Parley.Rooms.Tests;

public sealed class TwirpTests : IAsyncLifetime
{
    private RoomsTestHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await RoomsTestHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("""{"name":"clinic","emptyTimeout":60,"maxParticipants":2}""")]
    [InlineData("""{"name":"clinic","empty_timeout":60,"max_participants":2}""")]
    public async Task CreateRoom_InEitherJsonSpelling_IsTheSame(string request)
    {
        var (status, body) = await CallAsync("CreateRoom", request, _host.AdminToken());

        status.ShouldBe(HttpStatusCode.OK);
        body.GetProperty("name").GetString().ShouldBe("clinic");
        body.GetProperty("empty_timeout").GetInt32().ShouldBe(60);
        body.GetProperty("max_participants").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("GetParticipant", """{"room":"clinic","identity":"ana"}""", "admin", 404, "not_found")]
    [InlineData("GetParticipant", """{"room":"vault","identity":"ana"}""", "admin", 403, "permission_denied")]
    [InlineData("ListRooms", "{}", "join", 403, "permission_denied")]
    [InlineData("ListRooms", "{}", "none", 401, "unauthenticated")]
    [InlineData("ListRooms", "{", "admin", 400, "malformed")]
    [InlineData("CreateRoom", "{}", "admin", 400, "invalid_argument")]
    [InlineData("Nothing", "{}", "admin", 404, "bad_route")]
    public async Task Fault_OfAnyKind_IsToldInTwirpsTerms(string method, string request, string bearer, int status, string code)
    {
        var token = bearer switch
        {
            "admin" => _host.AdminToken("clinic"),
            "join" => _host.TokenFor("ana", "clinic"),
            _ => "",
        };

        var (answered, body) = await CallAsync(method, request, token);

        ((int)answered).ShouldBe(status);
        body.GetProperty("code").GetString().ShouldBe(code);
        body.GetProperty("msg").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task DeleteRoom_SendsEveryoneAway()
    {
        using var client = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));
        await client.ReceiveAsync(SignalResponse.MessageOneofCase.Join);

        (await CallAsync("DeleteRoom", """{"room":"clinic"}""", _host.AdminToken())).Status.ShouldBe(HttpStatusCode.OK);

        (await client.ReceiveAsync(SignalResponse.MessageOneofCase.Leave)).Leave.Reason.ShouldBe(DisconnectReason.RoomDeleted);
    }

    [Fact]
    public async Task MutePublishedTrack_OfTheAgent_GoesBothWays()
    {
        await using var seat = await _host.Agents.SeatAsync(
            new AgentPlacement(new TenantContext(TenantId.Parse("clinic_123")), new CallId("call_1"), "clinic", "Assistant", "ana"), Cancel);
        var participants = (await CallAsync("ListParticipants", """{"room":"clinic"}""", _host.AdminToken("clinic"))).Body.GetProperty("participants");
        var track = participants[0].GetProperty("tracks")[0].GetProperty("sid").GetString();

        foreach (var muted in new[] { true, false })
        {
            var (status, body) = await CallAsync(
                "MutePublishedTrack",
                JsonSerializer.Serialize(new { room = "clinic", identity = "agent-call_1", track_sid = track, muted }),
                _host.AdminToken("clinic"));

            status.ShouldBe(HttpStatusCode.OK);
            body.GetProperty("track").GetProperty("muted").GetBoolean().ShouldBe(muted);
        }
    }

    [Fact]
    public async Task CreateRoom_ThatStands_ChangesWhatIsAskedFor()
    {
        await CallAsync("CreateRoom", """{"name":"clinic","metadata":"one","max_participants":3}""", _host.AdminToken());
        using var client = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));
        await client.ReceiveAsync(SignalResponse.MessageOneofCase.Join);

        var (_, body) = await CallAsync("CreateRoom", """{"name":"clinic","metadata":"two","empty_timeout":7}""", _host.AdminToken());

        body.GetProperty("metadata").GetString().ShouldBe("two");
        body.GetProperty("empty_timeout").GetInt32().ShouldBe(7);
        body.GetProperty("max_participants").GetInt32().ShouldBe(3);
        (await client.ReceiveAsync(SignalResponse.MessageOneofCase.RoomUpdate)).RoomUpdate.Room.Metadata.ShouldBe("two");
        (await CallAsync("CreateRoom", """{"name":"clinic"}""", _host.AdminToken())).Body.GetProperty("metadata").GetString().ShouldBe("two");
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(string method, string request, string token)
    {
        using var http = _host.CreateClient();
        if (token.Length > 0)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var content = new StringContent(request, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync($"/twirp/livekit.RoomService/{method}", content, Cancel);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement);
    }
}
