using System.Net;
using System.Net.WebSockets;
using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class AdmissionTests : IAsyncLifetime
{
    private RoomsTestHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await RoomsTestHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Validate_WithAGoodToken_Succeeds() =>
        (await ValidateAsync(_host.TokenFor("ana", "clinic"))).ShouldBe((HttpStatusCode.OK, "success"));

    [Fact]
    public async Task Validate_WithoutAToken_AsksForOne() =>
        (await ValidateAsync("")).ShouldBe((HttpStatusCode.Unauthorized, "no access token was given"));

    [Fact]
    public async Task Validate_WithAForgedToken_IsUnauthorized()
    {
        var forger = new AccessTokens(RoomsTestHost.Options with { ApiSecret = "another secret of thirty-two bytes!" }, TimeProvider.System);
        var token = forger.Mint(new AccessGrants { Identity = "ana", Video = new VideoGrant { Room = "clinic", RoomJoin = true } }, TimeSpan.FromMinutes(1));

        (await ValidateAsync(token)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Validate_WithoutTheRightToJoin_IsForbidden() =>
        (await ValidateAsync(_host.AdminToken("clinic"))).ShouldBe((HttpStatusCode.Forbidden, "the token does not allow to join a room"));

    [Fact]
    public async Task Validate_ForAnotherRoom_IsForbidden() =>
        (await ValidateAsync(_host.TokenFor("ana", "clinic"), "&room=vault")).ShouldBe((HttpStatusCode.Forbidden, "the token is for another room"));

    [Fact]
    public async Task Validate_OfTheSinglePeerPath_WantsAJoinRequest()
    {
        using var http = _host.CreateClient();
        using var response = await http.GetAsync($"/rtc/v1/validate?access_token={_host.TokenFor("ana", "clinic")}", Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    [Fact]
    public async Task Connect_WithoutWebSocket_IsToldSo()
    {
        using var http = _host.CreateClient();
        using var response = await http.GetAsync($"/rtc?access_token={_host.TokenFor("ana", "clinic")}", Cancel);

        response.StatusCode.ShouldBe(HttpStatusCode.UpgradeRequired);
    }

    [Fact]
    public async Task Connect_WithAnExpiredToken_IsRefused()
    {
        var token = _host.Tokens.Mint(
            new AccessGrants { Identity = "ana", Video = new VideoGrant { Room = "clinic", RoomJoin = true } }, TimeSpan.FromMinutes(-5));

        await Should.ThrowAsync<WebSocketException>(() => SignalClient.ConnectAsync(_host, token));
        _host.Directory.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reconnect_WithoutAPlace_IsSentToStartOver()
    {
        using var client = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"), "&reconnect=1&sid=PA_gone");

        var leave = (await client.ReceiveAsync())!.Leave;
        leave.Action.ShouldBe(LeaveRequest.Types.Action.Reconnect);
        leave.Reason.ShouldBe(DisconnectReason.StateMismatch);
    }

    private async Task<(HttpStatusCode Status, string Body)> ValidateAsync(string token, string more = "")
    {
        using var http = _host.CreateClient();
        using var response = await http.GetAsync($"/rtc/validate?access_token={token}{more}", Cancel);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel));
    }
}
