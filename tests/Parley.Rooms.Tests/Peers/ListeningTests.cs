using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

/// <summary>Who hears whom: by right, by choice, by the publisher's leave.</summary>
public sealed class ListeningTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ToneFile _microphone = new(440, seconds: 5);
    private RoomsTestHost _host = null!;

    private CancellationToken Cancel => _cancel.Token;

    public async ValueTask InitializeAsync()
    {
        NodePeers.SkipWhenAbsent();
        _cancel.CancelAfter(TimeSpan.FromMinutes(3));
        _host = await RoomsTestHost.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _microphone.Dispose();
        _cancel.Dispose();
    }

    [Fact]
    public async Task Listener_WithoutTheRight_HearsNobodyUntilItIsGivenAndNoLongerOnceItIsTaken()
    {
        BrowserCaller.SkipWhenAbsent();
        await using var ana = NodeCaller.Start(_host.Url, _host.TokenFor("ana", "clinic"), _microphone.Path);
        await ana.WaitAsync("published", Cancel);
        await using var ben = BrowserCaller.Start(_host, _host.TokenFor("ben", "clinic", grant => grant with { CanSubscribe = false }), wav: null, peers: 1);
        await ben.WaitAsync("joined", Cancel);
        (await _host.HeardByAsync("ben", Cancel)).ShouldBeEmpty();
        await UntilDataArrivesAsync(ana, ben);
        ben.Seen.ShouldNotContain(told => told.Contains("\"subscribed\"", StringComparison.Ordinal));

        await AllowAsync("ben", subscribe: true);
        (await ben.WaitAsync("rights", Cancel)).GetProperty("subscribe").GetBoolean().ShouldBeTrue();
        (await ben.WaitAsync("subscribed", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
        (await ben.WaitAsync("heard", Cancel)).GetProperty("hertz").GetDouble().ShouldBeInRange(400, 480);

        await AllowAsync("ben", subscribe: false);
        (await ben.WaitAsync("unsubscribed", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
        (await _host.HeardByAsync("ben", Cancel)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Listener_ChoosingByHand_HearsWhatItWants(int peers)
    {
        await using var ana = NodeCaller.Start(_host.Url, _host.TokenFor("ana", "clinic"), _microphone.Path);
        await ana.WaitAsync("published", Cancel);
        await using var ben = NodeCaller.Start(_host.Url, _host.TokenFor("ben", "clinic"), peers: peers);
        await ben.WaitAsync("heard", Cancel);

        await ben.TellAsync("unsubscribe");
        await ben.WaitAsync("unsubscribed", Cancel);
        // The SDK says so before the server has heard of it.
        await UntilNobodyIsHeardAsync("ben");
        await ben.TellAsync("subscribe");
        await ben.WaitAsync("subscribed", Cancel);
        (await ben.WaitAsync("heard", Cancel)).GetProperty("hertz").GetDouble().ShouldBeInRange(400, 480);
    }

    [Fact]
    public async Task Listener_WhomThePublisherForbids_HearsItAgainOnceAllowed()
    {
        BrowserCaller.SkipWhenAbsent();
        await using var ana = BrowserCaller.Start(_host, _host.TokenFor("ana", "clinic"), _microphone.Path, peers: 1);
        await ana.WaitAsync("published", Cancel);
        await using var ben = BrowserCaller.Start(_host, _host.TokenFor("ben", "clinic"), wav: null, peers: 2);
        await ben.WaitAsync("heard", Cancel);

        ana.Tell("allow cleo");
        var refused = await ben.WaitAsync("permission", Cancel);
        refused.GetProperty("identity").GetString().ShouldBe("ana");
        refused.GetProperty("status").GetString().ShouldBe("not_allowed");
        await UntilNobodyIsHeardAsync("ben");

        ana.Tell("allow cleo ben");
        (await ben.WaitAsync("permission", Cancel)).GetProperty("status").GetString().ShouldBe("allowed");
        (await ben.WaitAsync("subscribed", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
        (await ben.WaitAsync("heard", Cancel)).GetProperty("hertz").GetDouble().ShouldBeInRange(400, 480);
    }

    /// <summary>Whoever is in the room when a publisher makes up its mind is told; so is who comes, or comes back, afterwards.</summary>
    [Fact]
    public async Task Latecomer_ToATrackKeptFromIt_IsToldSoAndWhatChangedWhileItsSocketWasGone()
    {
        BrowserCaller.SkipWhenAbsent();
        await using var ana = BrowserCaller.Start(_host, _host.TokenFor("ana", "clinic"), _microphone.Path, peers: 1);
        var track = (await ana.WaitAsync("published", Cancel)).GetProperty("sid").GetString();
        using var ben = await SignalClient.ConnectAsync(_host, _host.TokenFor("ben", "clinic"));
        await ben.ReceiveAsync();
        ana.Tell("allow cleo");
        (await PermissionAsync(ben)).ShouldBe((track, false));

        var token = _host.TokenFor("dan", "clinic");
        using var dan = await SignalClient.ConnectAsync(_host, token);
        var sid = (await dan.ReceiveAsync())!.Join.Participant.Sid;
        (await PermissionAsync(dan)).ShouldBe((track, false));

        dan.Break();
        ana.Tell("allow dan ben");
        (await PermissionAsync(ben)).ShouldBe((track, true));
        using var back = await SignalClient.ConnectAsync(_host, token, $"&reconnect=1&sid={sid}");
        (await PermissionAsync(back)).ShouldBe((track, true));

        static async Task<(string?, bool)> PermissionAsync(SignalClient client)
        {
            var update = (await client.ReceiveAsync(SignalResponse.MessageOneofCase.SubscriptionPermissionUpdate)).SubscriptionPermissionUpdate;
            return (update.TrackSid, update.Allowed);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Publisher_WhoHides_IsGoneForOthersUntilItShowsItself(bool browser)
    {
        if (browser)
            BrowserCaller.SkipWhenAbsent();
        await using var ana = NodeCaller.Start(_host.Url, _host.TokenFor("ana", "clinic"), _microphone.Path);
        await using ICaller ben = browser
            ? BrowserCaller.Start(_host, _host.TokenFor("ben", "clinic"), wav: null, peers: 1)
            : NodeCaller.Start(_host.Url, _host.TokenFor("ben", "clinic"), peers: 2);
        await ben.WaitAsync("heard", Cancel);

        await AllowAsync("ana", hidden: true);
        (await ben.WaitAsync("gone", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
        (await _host.HeardByAsync("ben", Cancel)).ShouldBeEmpty();

        await AllowAsync("ana", hidden: false);
        (await ben.WaitAsync("participant", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
        (await ben.WaitAsync("subscribed", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
        (await ben.WaitAsync("heard", Cancel)).GetProperty("hertz").GetDouble().ShouldBeInRange(400, 480);
    }

    [Fact]
    public async Task Hidden_ListensWithoutBeingSeenOrHeard()
    {
        using var onlooker = await SignalClient.ConnectAsync(_host, _host.TokenFor("onlooker", "clinic"));
        await using var ana = NodeCaller.Start(_host.Url, _host.TokenFor("ana", "clinic"), _microphone.Path);
        await ana.WaitAsync("published", Cancel);
        await using var eve = NodeCaller.Start(_host.Url, _host.TokenFor("eve", "clinic", grant => grant with { Hidden = true }), _microphone.Path, peers: 2);
        (await eve.WaitAsync("heard", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
        var room = _host.Directory.Find("clinic")!;
        (await room.Mailbox.AskAsync(() => room.Find("eve")!.Tracks.Count, Cancel)).ShouldBe(1);

        await using var ben = NodeCaller.Start(_host.Url, _host.TokenFor("ben", "clinic"), peers: 2);
        (await ben.WaitAsync("joined", Cancel)).GetProperty("others").EnumerateArray()
            .Select(other => other.GetProperty("identity").GetString()).ShouldBe(["ana", "onlooker"], ignoreOrder: true);
        (await ben.WaitAsync("heard", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
        (await _host.HeardByAsync("ben", Cancel)).ShouldBe(["ana"]);
        await UntilDataArrivesAsync(ben, ana);

        // Its own line is good, and only it is told so.
        (await eve.WaitAsync("quality", Cancel, told => told.GetProperty("identity").GetString() == "eve")).GetProperty("quality").GetInt32().ShouldBe(2);
        var (sid, seen) = (await room.Mailbox.AskAsync(() => room.Find("eve")!.Sid, Cancel), await ReadAllAsync(onlooker));
        seen.ShouldContain(message => message.ConnectionQuality != null);
        seen.ShouldNotContain(message => message.ToString().Contains(sid, StringComparison.Ordinal));
        foreach (var caller in (NodeCaller[])[ana, ben])
            caller.Seen.ShouldNotContain(told => told.Contains("\"eve\"", StringComparison.Ordinal));
    }

    private async Task UntilNobodyIsHeardAsync(string identity)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((await _host.HeardByAsync(identity, Cancel)).Length > 0)
            await tick.WaitForNextTickAsync(Cancel);
    }

    /// <summary>All that the server has sent up to now.</summary>
    private static async Task<IReadOnlyList<SignalResponse>> ReadAllAsync(SignalClient client)
    {
        await client.SendAsync(new SignalRequest { Ping = 1 });
        var all = new List<SignalResponse>();
        while (await client.ReceiveAsync() is { MessageCase: not SignalResponse.MessageOneofCase.Pong } message)
            all.Add(message);
        return all;
    }

    private async Task UntilDataArrivesAsync(NodeCaller from, ICaller to)
    {
        await from.TellAsync("data now");
        await to.WaitAsync("data", Cancel);
    }

    private async Task AllowAsync(string identity, bool subscribe = true, bool hidden = false)
    {
        using var http = _host.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _host.AdminToken("clinic"));
        var request = new { room = "clinic", identity, permission = new { can_subscribe = subscribe, can_publish = true, can_publish_data = true, hidden } };
        using var content = new StringContent(JsonSerializer.Serialize(request), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/twirp/livekit.RoomService/UpdateParticipant", content, Cancel);
        response.EnsureSuccessStatusCode();
    }
}
