using Microsoft.Extensions.Time.Testing;
using Parley.Rooms.Protocol;
using Response = Parley.Rooms.Protocol.SignalResponse.MessageOneofCase;

namespace Parley.Rooms.Tests;

public sealed class ResumeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private RoomsTestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await RoomsTestHost.StartAsync(clock: _clock);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Socket_LostAndBackInTime_KeepsThePlaceWithNewIceCredentials()
    {
        var token = _host.TokenFor("ana", "clinic");
        using var first = await SignalClient.ConnectAsync(_host, token);
        var sid = (await first.ReceiveAsync())!.Join.Participant.Sid;
        var before = (await first.ReceiveAsync(Response.Offer)).Offer;
        await BreakAsync(first);
        _clock.Advance(TimeSpan.FromSeconds(5));

        using var second = await SignalClient.ConnectAsync(_host, token, $"&reconnect=1&sid={sid}");

        (await second.ReceiveAsync())!.MessageCase.ShouldBe(Response.Reconnect);
        (await second.ReceiveAsync(Response.Update)).Update.Participants.ShouldContain(info => info.Sid == sid);
        var after = (await second.ReceiveAsync(Response.Offer)).Offer;
        after.Id.ShouldBe(before.Id + 1);
        Ufrag(after.Sdp).ShouldNotBe(Ufrag(before.Sdp));
    }

    [Fact]
    public async Task Socket_LostForTooLong_LosesThePlace()
    {
        var token = _host.TokenFor("ana", "clinic");
        using var other = await SignalClient.ConnectAsync(_host, _host.TokenFor("ben", "clinic"));
        using var first = await SignalClient.ConnectAsync(_host, token);
        var sid = (await first.ReceiveAsync())!.Join.Participant.Sid;
        await BreakAsync(first);
        var room = _host.Directory.Find("clinic")!;
        while (await room.Mailbox.AskAsync(() => room.Find("ana") is not null, TestContext.Current.CancellationToken))
            _clock.Advance(TimeSpan.FromSeconds(1));

        using var second = await SignalClient.ConnectAsync(_host, token, $"&reconnect=1&sid={sid}");

        (await second.ReceiveAsync())!.Leave.Action.ShouldBe(LeaveRequest.Types.Action.Reconnect);
    }

    [Fact]
    public async Task Token_AfterAWhile_IsRefreshed()
    {
        using var client = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));
        // She is in the room once she was told so.
        (await client.ReceiveAsync())!.Join.ShouldNotBeNull();
        await ConnectMediaAsync();

        _clock.Advance(RoomsTestHost.Options.TokenRefreshInterval);

        var token = (await client.ReceiveAsync(Response.RefreshToken)).RefreshToken;
        var grants = (await _host.Tokens.VerifyAsync(token)).ShouldBeOfType<AccessVerdict.Granted>().Grants;
        grants.Identity.ShouldBe("ana");
        grants.Video.Room.ShouldBe("clinic");
        grants.Video.RoomJoin.ShouldBeTrue();
    }

    /// <summary>So ends, for an SDK, a negotiation that hangs: its user talks, and is mute without knowing.</summary>
    [Fact]
    public async Task Track_AnnouncedAndNeverOffered_MakesTheClientStartOver()
    {
        using var client = await SignalClient.ConnectAsync(_host, _host.TokenFor("ana", "clinic"));
        await client.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = "mic", Source = TrackSource.Microphone } });
        await client.ReceiveAsync(Response.TrackPublished);
        await ConnectMediaAsync();

        _clock.Advance(RoomsTestHost.Options.PublishTimeout - Room.TickInterval);
        await client.SendAsync(new SignalRequest { Ping = 1 });
        await client.ReceiveAsync(Response.Pong);
        _clock.Advance(2 * Room.TickInterval);

        (await client.ReceiveAsync(Response.Leave)).Leave.Action.ShouldBe(LeaveRequest.Types.Action.Reconnect);
    }

    [Fact]
    public async Task Track_AnnouncedBeforeTheSocketBroke_HasItsTimeAgain()
    {
        var token = _host.TokenFor("ana", "clinic");
        using var first = await SignalClient.ConnectAsync(_host, token);
        var sid = (await first.ReceiveAsync())!.Join.Participant.Sid;
        await first.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = "mic", Source = TrackSource.Microphone } });
        await first.ReceiveAsync(Response.TrackPublished);
        await ConnectMediaAsync();
        await BreakAsync(first);
        _clock.Advance(RoomsTestHost.Options.PublishTimeout);

        using var second = await SignalClient.ConnectAsync(_host, token, $"&reconnect=1&sid={sid}");
        (await second.ReceiveAsync())!.MessageCase.ShouldBe(Response.Reconnect);
        _clock.Advance(RoomsTestHost.Options.PublishTimeout - Room.TickInterval);
        await second.SendAsync(new SignalRequest { Ping = 1 });

        (await second.ReceiveAsync(Response.Pong)).Pong.ShouldNotBe(0);
    }

    /// <summary>As if ana's peer connection stood: these sockets have none.</summary>
    private Task<bool> ConnectMediaAsync()
    {
        var room = _host.Directory.Find("clinic")!;
        return room.Mailbox.AskAsync(
            () =>
            {
                room.Find("ana")!.State = ParticipantInfo.Types.State.Active;
                return true;
            },
            TestContext.Current.CancellationToken);
    }

    /// <summary>Returns when the server has noticed.</summary>
    private async Task BreakAsync(SignalClient client)
    {
        var room = _host.Directory.Find("clinic")!;
        var onlooker = new RecordingLeg();
        await room.Mailbox.AskAsync(
            () =>
            {
                room.Enter(new Participant("onlooker", default, Permissions.From(new VideoGrant { Hidden = true }), _clock.GetUtcNow()) { Leg = onlooker });
                return true;
            },
            TestContext.Current.CancellationToken);
        client.Break();
        var lost = await onlooker.NextConnectivityAsync(TestContext.Current.CancellationToken);
        (lost.Identity, lost.Interrupted).ShouldBe(("ana", true));
    }

    private static string Ufrag(string sdp) => sdp.Split('\n').First(line => line.StartsWith("a=ice-ufrag:", StringComparison.Ordinal)).Trim();
}
