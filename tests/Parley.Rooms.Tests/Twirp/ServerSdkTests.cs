using System.Text.Json;
using Parley.Calls;
using Parley.Rooms.Protocol;
using Parley.Tenancy;

namespace Parley.Rooms.Tests;

public sealed class ServerSdkTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ToneFile _microphone = new(440, seconds: 3);
    private RoomsTestHost _host = null!;
    private ICallTransport _seat = null!;
    private NodeCaller _ana = null!;
    private NodeCaller _ben = null!;

    private CancellationToken Cancel => _cancel.Token;

    public async ValueTask InitializeAsync()
    {
        NodePeers.SkipWhenAbsent();
        _cancel.CancelAfter(TimeSpan.FromMinutes(3));
        _host = await RoomsTestHost.StartAsync();
        _seat = await _host.Agents.SeatAsync(
            new AgentPlacement(new TenantContext(TenantId.Parse("clinic_123")), new CallId("call_1"), "clinic", "Assistant", "ana"), Cancel);
        _ana = NodeCaller.Start(_host.Url, _host.TokenFor("ana", "clinic"), _microphone.Path);
        _ben = NodeCaller.Start(_host.Url, _host.TokenFor("ben", "clinic"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in (IAsyncDisposable?[])[_ana, _ben, _seat, _host])
            if (one is not null)
                await one.DisposeAsync();
        _microphone.Dispose();
        _cancel.Dispose();
    }

    [Fact]
    public async Task RoomService_WalkedByLiveKitsSdk_AnswersAsItExpects()
    {
        var track = (await _ana.WaitAsync("published", Cancel)).GetProperty("sid").GetString()!;
        (await _seat.HeardFrequencyAsync(Cancel)).ShouldBeInRange(400, 480);
        // What may get lost reaches him by now.
        await _ana.RepeatUntilAsync("lossy there?", _ben.WaitAsync("data", Cancel), Cancel);

        var answers = await RunAsync(track);

        answers.GetProperty("created").GetProperty("emptyTimeout").GetInt32().ShouldBe(77);
        answers.GetProperty("created").GetProperty("metadata").GetString().ShouldBe("first");
        Names("rooms").ShouldBe(["clinic", "spare"]);
        Names("named").ShouldBe(["spare"]);
        answers.GetProperty("metadata").GetString().ShouldBe("second");
        answers.GetProperty("deleteAgain").GetProperty("code").GetString().ShouldBe("not_found");
        Names("participants").ShouldBe(["agent-call_1", "ana", "ben"]);
        answers.GetProperty("participant").GetProperty("tracks")[0].GetProperty("source").GetString().ShouldBe("MICROPHONE");
        answers.GetProperty("updated").GetProperty("metadata").GetString().ShouldBe("vip");
        answers.GetProperty("updated").GetProperty("name").GetString().ShouldBe("Renamed");
        answers.GetProperty("updated").GetProperty("attributes").GetProperty("seat").GetString().ShouldBe("7");
        answers.GetProperty("muted").GetProperty("muted").GetBoolean().ShouldBeTrue();
        answers.GetProperty("unmuteRefused").GetProperty("code").GetString().ShouldBe("failed_precondition");
        answers.GetProperty("forged").GetProperty("status").GetInt32().ShouldBe(401);
        answers.GetProperty("verified").GetProperty("sub").GetString().ShouldBe("ben");
        (await _host.Tokens.VerifyAsync(answers.GetProperty("token").GetString())).ShouldBeOfType<AccessVerdict.Granted>()
            .Grants.Video.CanPublish.ShouldBe(true);
        await AssertToldAsync();
        await AssertMutedAsync();
        await AssertRemovedAsync();

        string[] Names(string list) => [.. answers.GetProperty(list).EnumerateArray().Select(name => name.GetString()!)];
    }

    private async Task AssertToldAsync()
    {
        foreach (var text in (string[])["for another", "for all"])
        {
            var data = await _ben.WaitAsync("data", Cancel, told => told.GetProperty("topic").GetString() == "notice" && !told.GetProperty("lossy").GetBoolean());
            data.GetProperty("text").GetString().ShouldBe(text);
            data.TryGetProperty("identity", out _).ShouldBeFalse("the server itself spoke");
        }

        // The two channels and signalling are three ways: any may have been the fastest.
        if (!_ben.Seen.Any(told => told.Contains("for whom it reaches", StringComparison.Ordinal)))
            (await _ben.WaitAsync("data", Cancel, told => told.GetProperty("lossy").GetBoolean())).GetProperty("text").GetString().ShouldBe("for whom it reaches");
        if (!_ben.Seen.Any(told => told.Contains("open until five", StringComparison.Ordinal)))
            (await _ben.WaitAsync("metadata", Cancel)).GetProperty("metadata").GetString().ShouldBe("open until five");
        (await _ana.WaitAsync("data", Cancel)).GetProperty("text").GetString().ShouldBe("for one");
    }

    /// <summary>Ana's own SDK knows, and whatever she sends from then on reaches nobody.</summary>
    private async Task AssertMutedAsync()
    {
        if (!_ana.Seen.Any(told => told.Contains("\"muted\"", StringComparison.Ordinal)))
            (await _ana.WaitAsync("muted", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
        (await _seat.NextAsync<CallSignal.MicrophoneMuted>(Cancel)).Muted.ShouldBeTrue();
        var muted = _seat.Position;

        // Half a second of the agent's voice later.
        await _seat.SoundUntilAsync(600, _ben.WaitAsync("heard", Cancel, told => told.GetProperty("identity").GetString() == "agent-call_1"), Cancel);

        var last = TimeSpan.Zero;
        while (_seat.Microphone.TryRead(out var frame))
            last = frame.Position;
        last.ShouldBeLessThan(muted + TimeSpan.FromMilliseconds(200), "no more than was on its way, and what is concealed at its end");
    }

    private async Task AssertRemovedAsync()
    {
        (await RunAsync("remove")).GetProperty("removeAgain").GetProperty("status").GetInt32().ShouldBe(404);

        (await _ana.WaitAsync("disconnected", Cancel)).GetProperty("reason").GetInt32().ShouldBe((int)DisconnectReason.ParticipantRemoved);
        (await _ben.WaitAsync("gone", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
    }

    private Task<JsonElement> RunAsync(string track) => NodePeers.RunAsync(
        "room-service.mjs",
        [_host.Url.ToString(), RoomsTestHost.Key, RoomsTestHost.Secret, "clinic", "ana", "ben", track],
        ("PARLEY_TOKEN", _host.TokenFor("ben", "clinic")));
}
