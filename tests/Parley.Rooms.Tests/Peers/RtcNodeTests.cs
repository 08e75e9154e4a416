using System.Text.Json;
using Parley.Calls;
using Parley.Tenancy;
using Parley.Testing.Network;

namespace Parley.Rooms.Tests;

public sealed class RtcNodeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ToneFile _microphone = new(440, seconds: 3);
    private RoomsTestHost _host = null!;

    private CancellationToken Cancel => _cancel.Token;

    public async ValueTask InitializeAsync()
    {
        NodePeers.SkipWhenAbsent();
        _cancel.CancelAfter(Patience);
        _host = await RoomsTestHost.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _microphone.Dispose();
        _cancel.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Caller_AndAgent_HearSeeAndReadEachOther(int peers)
    {
        await using var seat = await SeatAsync();
        await using var caller = NodeCaller.Start(_host.Url, _host.TokenFor("ana", "clinic"), _microphone.Path, peers);

        var joined = await caller.WaitAsync("joined", Cancel);
        var agent = joined.GetProperty("others")[0];
        agent.GetProperty("identity").GetString().ShouldBe("agent-call_1");
        agent.GetProperty("kind").GetInt32().ShouldBe(4);
        agent.GetProperty("attributes").GetProperty("lk.agent.state").GetString().ShouldBe("initializing");
        (await seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.CallerJoined("ana", true));
        var room = _host.Directory.Find("clinic")!;
        (await room.Mailbox.AskAsync(() => ((ClientLeg)room.Find("ana")!.Leg).SinglePeer, Cancel)).ShouldBe(peers == 1);
        (await seat.HeardFrequencyAsync(Cancel)).ShouldBeInRange(400, 480);
        await caller.SeeSpeakingAsync("ana", Cancel);

        await seat.ShowStateAsync(AgentState.Speaking, Cancel);
        (await caller.WaitAsync("attributes", Cancel)).GetProperty("changed").GetProperty("lk.agent.state").GetString().ShouldBe("speaking");
        var heard = await seat.SoundUntilAsync(600, caller.WaitAsync("heard", Cancel, IsLoud), Cancel);
        heard.GetProperty("identity").GetString().ShouldBe("agent-call_1");
        heard.GetProperty("hertz").GetDouble().ShouldBeInRange(560, 640);
        await seat.SoundUntilAsync(600, caller.SeeSpeakingAsync("agent-call_1", Cancel), Cancel);

        await seat.ShowCaptionAsync(new Caption("seg-1", Speaker.Caller, "I need an appointment", true), Cancel);
        var caption = await caller.WaitAsync("caption", Cancel);
        caption.GetProperty("identity").GetString().ShouldBe("ana");
        caption.GetProperty("text").GetString().ShouldBe("I need an appointment");
        caption.GetProperty("attributes").GetProperty("lk.transcription_final").GetString().ShouldBe("true");

        await caller.TellAsync("say are you open on Sunday?");
        (await seat.NextAsync<CallSignal.TextReceived>(Cancel)).Text.ShouldBe("are you open on Sunday?");
        await caller.TellAsync("leave");
        await seat.NextAsync<CallSignal.CallerLeft>(Cancel);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task TwoCallers_HearEachOtherAndExchangeData(int peersOfAna, int peersOfBen)
    {
        await using var ana = NodeCaller.Start(_host.Url, _host.TokenFor("ana", "clinic"), _microphone.Path, peersOfAna);
        await ana.WaitAsync("published", Cancel);
        await using var ben = NodeCaller.Start(_host.Url, _host.TokenFor("ben", "clinic"), peers: peersOfBen);

        (await ben.WaitAsync("joined", Cancel)).GetProperty("others")[0].GetProperty("identity").GetString().ShouldBe("ana");
        (await ben.WaitAsync("subscribed", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
        (await ben.WaitAsync("heard", Cancel, IsLoud)).GetProperty("hertz").GetDouble().ShouldBeInRange(400, 480);
        await ben.TellAsync("data hello ana");
        var data = await ana.WaitAsync("data", Cancel);
        data.GetProperty("identity").GetString().ShouldBe("ben");
        data.GetProperty("text").GetString().ShouldBe("hello ana");
    }

    [Fact]
    public async Task Caller_HungUpOn_IsDisconnected()
    {
        await using var seat = await SeatAsync();
        await using var caller = NodeCaller.Start(_host.Url, _host.TokenFor("ana", "clinic"), _microphone.Path);
        await seat.NextAsync<CallSignal.CallerJoined>(Cancel);

        await seat.HangUpAsync(HangUpReason.AgentEnded, Cancel);

        await caller.WaitAsync("disconnected", Cancel);
    }

    [Fact]
    public async Task Caller_WhoUnpublishes_IsNoPublisherAnyMore()
    {
        await using var ana = NodeCaller.Start(_host.Url, _host.TokenFor("ana", "clinic"), _microphone.Path);
        await using var ben = NodeCaller.Start(_host.Url, _host.TokenFor("ben", "clinic"));
        await ben.WaitAsync("subscribed", Cancel);

        await ana.TellAsync("unpublish");

        (await ben.WaitAsync("unsubscribed", Cancel)).GetProperty("identity").GetString().ShouldBe("ana");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Caller_WhoseSocketBreaks_ResumesAndIsHeardOn(int peers)
    {
        await using var relay = TcpRelay.Start(_host.Url);
        await using var seat = await SeatAsync();
        await using var caller = NodeCaller.Start(relay.Url, _host.TokenFor("ana", "clinic"), _microphone.Path, peers);
        await seat.NextAsync<CallSignal.CallerJoined>(Cancel);
        await caller.WaitAsync("published", Cancel);

        relay.Cut();
        await AssertGoesOnAsync(caller, seat);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Caller_WhoseSocketIsGoneForFiveSeconds_ComesBackAndIsHeardOn(int peers)
    {
        await using var relay = TcpRelay.Start(_host.Url);
        await using var seat = await SeatAsync();
        await using var caller = NodeCaller.Start(relay.Url, _host.TokenFor("ana", "clinic"), _microphone.Path, peers);
        await seat.NextAsync<CallSignal.CallerJoined>(Cancel);
        await caller.WaitAsync("published", Cancel);
        (await seat.HeardFrequencyAsync(Cancel)).ShouldBeInRange(400, 480);

        relay.Shut();
        (await seat.NextAsync<CallSignal.ConnectionLost>(Cancel)).Lost.ShouldBeTrue();
        await TcpRelay.StayShutAsync(TimeSpan.FromSeconds(5), Cancel);
        relay.Open();
        await AssertGoesOnAsync(caller, seat);
        while (seat.Microphone.TryRead(out _))
        {
            // Said before.
        }

        (await seat.HeardFrequencyAsync(Cancel)).ShouldBeInRange(400, 480);
    }

    [Fact]
    public async Task Caller_WithAForgedToken_IsRefused()
    {
        var forger = new AccessTokens(RoomsTestHost.Options with { ApiSecret = "another secret of thirty-two bytes!" }, TimeProvider.System);
        var token = forger.Mint(new AccessGrants { Identity = "ana", Video = new VideoGrant { Room = "clinic", RoomJoin = true } }, TimeSpan.FromMinutes(1));
        await using var caller = NodeCaller.Start(_host.Url, token);

        (await caller.WaitAsync("failed", Cancel)).GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    /// <summary>After a break both hear each other again, and words get through.</summary>
    private async Task AssertGoesOnAsync(NodeCaller caller, ICallTransport seat)
    {
        await caller.WaitAsync("reconnected", Cancel);
        await seat.SoundUntilAsync(600, caller.WaitAsync("heard", Cancel, IsLoud), Cancel);
        await caller.TellAsync("say back again");
        (await seat.NextAsync<CallSignal.TextReceived>(Cancel)).Text.ShouldBe("back again");
    }

    private static bool IsLoud(JsonElement heard) => heard.GetProperty("rms").GetInt32() > 5_000;

    private Task<ICallTransport> SeatAsync() => _host.Agents.SeatAsync(
        new AgentPlacement(new TenantContext(TenantId.Parse("clinic_123")), new CallId("call_1"), "clinic", "Assistant", "ana"), Cancel);
}
