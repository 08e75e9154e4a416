using Parley.Calls;
using Parley.Tenancy;
using Parley.Testing.Network;

namespace Parley.Rooms.Tests;

/// <summary>livekit-client in Chromium, over one peer connection (its default) and over two.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ToneFile _microphone = new(440, seconds: 5);
    private RoomsTestHost _host = null!;

    private CancellationToken Cancel => _cancel.Token;

    public async ValueTask InitializeAsync()
    {
        NodePeers.SkipWhenAbsent();
        BrowserCaller.SkipWhenAbsent();
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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Caller_AndAgent_HearSeeAndReadEachOther(int peers)
    {
        await using var seat = await SeatAsync();
        await using var caller = BrowserCaller.Start(_host, _host.TokenFor("ana", "clinic"), _microphone.Path, peers);

        (await caller.WaitAsync("joined", Cancel)).GetProperty("others")[0].GetProperty("kind").GetInt32().ShouldBe(4);
        await seat.NextAsync<CallSignal.CallerJoined>(Cancel);
        var room = _host.Directory.Find("clinic")!;
        (await room.Mailbox.AskAsync(() => ((ClientLeg)room.Find("ana")!.Leg).SinglePeer, Cancel)).ShouldBe(peers == 1);
        (await seat.HeardFrequencyAsync(Cancel)).ShouldBeInRange(400, 480);
        await caller.SeeSpeakingAsync("ana", Cancel);

        var heard = await seat.SoundUntilAsync(600, caller.WaitAsync("heard", Cancel), Cancel);
        heard.GetProperty("identity").GetString().ShouldBe("agent-call_1");
        heard.GetProperty("hertz").GetDouble().ShouldBeInRange(590, 610);
        await seat.SoundUntilAsync(600, caller.SeeSpeakingAsync("agent-call_1", Cancel), Cancel);
        await seat.ShowStateAsync(AgentState.Speaking, Cancel);
        (await caller.WaitAsync("attributes", Cancel)).GetProperty("changed").GetProperty("lk.agent.state").GetString().ShouldBe("speaking");
        await seat.ShowCaptionAsync(new Caption("seg-1", Speaker.Caller, "I need an appointment", true), Cancel);
        var caption = await caller.WaitAsync("caption", Cancel);
        caption.GetProperty("identity").GetString().ShouldBe("ana");
        caption.GetProperty("text").GetString().ShouldBe("I need an appointment");

        caller.Tell("say are you open?");
        (await seat.NextAsync<CallSignal.TextReceived>(Cancel)).Text.ShouldBe("are you open?");
        caller.Tell("mute");
        (await seat.NextAsync<CallSignal.MicrophoneMuted>(Cancel)).Muted.ShouldBeTrue();
        caller.Tell("unmute");
        (await seat.NextAsync<CallSignal.MicrophoneMuted>(Cancel)).Muted.ShouldBeFalse();
        caller.Tell("leave");
        await seat.NextAsync<CallSignal.CallerLeft>(Cancel);
    }

    /// <summary>
    /// Media needs no socket: the call goes on while it is gone, and the place is kept until it is back. Nor are words lost: the SDK sends them at once,
    /// or, in the middle of an attempt to come back, when it is there.
    /// </summary>
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 0)]
    public async Task Caller_WhoseSocketBreaks_IsHeardMeanwhileAndResumes(int peers, int seconds)
    {
        await using var relay = TcpRelay.Start(_host.Url);
        await using var seat = await SeatAsync();
        await using var caller = BrowserCaller.Start(_host, _host.TokenFor("ana", "clinic"), _microphone.Path, peers, relay.Url);
        await seat.NextAsync<CallSignal.CallerJoined>(Cancel);
        await caller.WaitAsync("published", Cancel);
        var room = _host.Directory.Find("clinic")!;
        (await seat.HeardFrequencyAsync(Cancel)).ShouldBeInRange(400, 480);
        var before = await room.Mailbox.AskAsync(() => room.Find("ana")!.Sid, Cancel);

        relay.Shut();
        (await seat.NextAsync<CallSignal.ConnectionLost>(Cancel)).Lost.ShouldBeTrue();
        caller.Tell("say still here");
        while (seat.Microphone.TryRead(out _))
        {
            // Said before.
        }

        (await seat.HeardFrequencyAsync(Cancel)).ShouldBeInRange(400, 480);
        await TcpRelay.StayShutAsync(TimeSpan.FromSeconds(seconds), Cancel);
        relay.Open();

        await caller.WaitAsync("reconnected", Cancel);
        await seat.SoundUntilAsync(600, caller.WaitAsync("heard", Cancel), Cancel);
        (await seat.NextAsync<CallSignal.TextReceived>(Cancel)).Text.ShouldBe("still here");
        caller.Tell("say back again");
        (await seat.NextAsync<CallSignal.TextReceived>(Cancel)).Text.ShouldBe("back again");
        (await room.Mailbox.AskAsync(() => room.Find("ana")!.Sid, Cancel)).ShouldBe(before, "it kept its place");
        caller.Seen.ShouldNotContain(told => told.Contains("\"disconnected\"", StringComparison.Ordinal));
    }

    /// <summary>Its SDK reads what the browser does to the microphone and tells it with the track; the agent is the harder to interrupt without.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Caller_TellsOfItsEchoCancellation_AndOfEveryChange(int peers, bool cancelled)
    {
        await using var seat = await SeatAsync();
        await using var caller = BrowserCaller.Start(_host, _host.TokenFor("ana", "clinic"), _microphone.Path, peers, echoCancellation: cancelled);

        (await seat.NextAsync<CallSignal.CallerJoined>(Cancel)).EchoCancelled.ShouldBe(cancelled);
        await caller.WaitAsync("published", Cancel);
        caller.Tell(cancelled ? "echo off" : "echo on");
        (await seat.NextAsync<CallSignal.EchoCancellationChanged>(Cancel)).Cancelled.ShouldBe(!cancelled);
    }

    [Fact]
    public async Task Caller_WhoSendsGarbage_HurtsNeitherOthersNorItself()
    {
        await using var seat = await SeatAsync();
        await using var ben = NodeCaller.Start(_host.Url, _host.TokenFor("ben", "clinic"), peers: 2);
        await ben.WaitAsync("joined", Cancel);
        await using var ana = BrowserCaller.Start(_host, _host.TokenFor("ana", "clinic"), _microphone.Path, peers: 1);
        // Its channels are open once something has come through them.
        await seat.NextAsync<CallSignal.CallerJoined>(Cancel);
        ana.Tell("data before");
        (await ben.WaitAsync("data", Cancel)).GetProperty("text").GetString().ShouldBe("before");

        ana.Tell("garbage");
        await ana.WaitAsync("sent", Cancel);
        ana.Tell("data after");

        await ben.WaitAsync("data", Cancel, told => told.GetProperty("text").GetString() == "after" && told.GetProperty("identity").GetString() == "ana");
        ana.Tell("say still here");
        (await seat.NextAsync<CallSignal.TextReceived>(Cancel)).Text.ShouldBe("still here");
        (await seat.HeardFrequencyAsync(Cancel)).ShouldBeInRange(400, 480);
        await seat.SoundUntilAsync(600, ben.WaitAsync("heard", Cancel, told => told.GetProperty("identity").GetString() == "agent-call_1"), Cancel);
    }

    /// <summary>More tracks than the client offers sections for at first, then one that comes where another went.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Caller_InACrowd_GetsEveryTrackAndTheNextOne(int peers)
    {
        var seats = new List<ICallTransport>();
        for (var number = 0; number < 6; number++)
            seats.Add(await SeatAsync($"call_{number}"));
        await using var caller = BrowserCaller.Start(_host, _host.TokenFor("ana", "clinic"), _microphone.Path, peers);
        var subscribed = new HashSet<string>();
        while (subscribed.Count < 6)
            subscribed.Add((await caller.WaitAsync("subscribed", Cancel)).GetProperty("identity").GetString()!);

        await seats[0].DisposeAsync();
        (await caller.WaitAsync("unsubscribed", Cancel)).GetProperty("identity").GetString().ShouldBe("agent-call_0");
        seats[0] = await SeatAsync("call_6");
        (await caller.WaitAsync("subscribed", Cancel)).GetProperty("identity").GetString().ShouldBe("agent-call_6");
        (await seats[0].SoundUntilAsync(600, caller.WaitAsync("heard", Cancel), Cancel)).GetProperty("identity").GetString().ShouldBe("agent-call_6");
        foreach (var seat in seats)
            await seat.DisposeAsync();
    }

    private Task<ICallTransport> SeatAsync(string call = "call_1") => _host.Agents.SeatAsync(
        new AgentPlacement(new TenantContext(TenantId.Parse("clinic_123")), new CallId(call), "clinic", "Assistant", "ana"), Cancel);
}
