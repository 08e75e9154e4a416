using System.Net.WebSockets;
using System.Text;
using Parley.Rooms.Protocol;
using Response = Parley.Rooms.Protocol.SignalResponse.MessageOneofCase;

namespace Parley.Rooms.Tests;

public sealed class SignallingTests : IAsyncLifetime
{
    private RoomsTestHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await RoomsTestHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Join_FirstOfAll_DescribesRoomAndParticipantThenOffers()
    {
        using var client = await JoinAsync("ana");

        var join = (await client.ReceiveAsync())!.Join;
        join.Room.Name.ShouldBe("clinic");
        join.Participant.Identity.ShouldBe("ana");
        join.SubscriberPrimary.ShouldBeTrue();
        join.PingInterval.ShouldBe(5);
        join.EnabledPublishCodecs.ShouldHaveSingleItem().Mime.ShouldBe("audio/opus");
        var offer = (await client.ReceiveAsync(Response.Offer)).Offer;
        offer.Type.ShouldBe("offer");
        offer.Id.ShouldBe(1u);
        offer.Sdp.ShouldContain("m=application");
    }

    [Fact]
    public async Task Join_OfASecond_IsSeenByBoth()
    {
        using var ana = await JoinAsync("ana");
        using var ben = await JoinAsync("ben");

        (await ben.ReceiveAsync())!.Join.OtherParticipants.ShouldHaveSingleItem().Identity.ShouldBe("ana");
        ParticipantInfo seen;
        do
            seen = (await ana.ReceiveAsync(Response.Update)).Update.Participants[0];
        while (seen.Identity != "ben");
        seen.State.ShouldBe(ParticipantInfo.Types.State.Joined);
    }

    [Fact]
    public async Task Join_WithATakenIdentity_SendsTheOlderAway()
    {
        using var older = await JoinAsync("ana");
        await older.ReceiveAsync(Response.Join);
        using var newer = await JoinAsync("ana");

        (await older.ReceiveAsync(Response.Leave)).Leave.Reason.ShouldBe(DisconnectReason.DuplicateIdentity);
        (await newer.ReceiveAsync())!.Join.Participant.Identity.ShouldBe("ana");
    }

    [Fact]
    public async Task Pings_OfBothKinds_AreAnswered()
    {
        using var client = await JoinAsync("ana");

        await client.SendAsync(new SignalRequest { Ping = 12 });
        await client.SendAsync(new SignalRequest { PingReq = new Ping { Timestamp = 34 } });

        (await client.ReceiveAsync(Response.Pong)).Pong.ShouldBeGreaterThan(0);
        (await client.ReceiveAsync(Response.PongResp)).PongResp.LastPingTimestamp.ShouldBe(34);
    }

    [Fact]
    public async Task Json_IsAnsweredInKind()
    {
        using var client = await JoinAsync("ana");
        await client.ReceiveAsync(Response.Offer);

        await client.SendAsync(Encoding.UTF8.GetBytes("""{"pingReq":{"timestamp":"34"}}"""), WebSocketMessageType.Text);

        (await client.ReceiveAsync(Response.PongResp)).PongResp.LastPingTimestamp.ShouldBe(34);
        client.Received.ShouldBe(WebSocketMessageType.Text);
    }

    [Fact]
    public async Task AddTrack_OfAudio_IsAccepted()
    {
        using var client = await JoinAsync("ana");

        await client.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = "mic", Name = "m", Source = TrackSource.Microphone } });

        var published = (await client.ReceiveAsync(Response.TrackPublished)).TrackPublished;
        published.Cid.ShouldBe("mic");
        published.Track.Sid.ShouldStartWith("TR_");
        published.Track.Source.ShouldBe(TrackSource.Microphone);
    }

    [Fact]
    public async Task Mute_OfAnOwnTrack_IsNoted()
    {
        using var client = await JoinAsync("ana");
        await client.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = "mic", Source = TrackSource.Microphone } });
        var sid = (await client.ReceiveAsync(Response.TrackPublished)).TrackPublished.Track.Sid;

        await client.SendAsync(new SignalRequest { Mute = new MuteTrackRequest { Sid = sid, Muted = true } });
        await client.SendAsync(new SignalRequest { Ping = 1 });
        await client.ReceiveAsync(Response.Pong);

        var room = _host.Directory.Find("clinic")!;
        (await room.Mailbox.AskAsync(() => ((ClientLeg)room.Find("ana")!.Leg).Publications.Find(sid)!.Muted, TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    [Fact]
    public async Task AddTrack_OfVideo_IsRefusedWithAnAnswer()
    {
        using var client = await JoinAsync("ana");

        await client.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = "cam", Type = TrackType.Video } });

        var refusal = (await client.ReceiveAsync(Response.RequestResponse)).RequestResponse;
        refusal.Reason.ShouldBe(RequestResponse.Types.Reason.UnsupportedType);
        refusal.AddTrack.Cid.ShouldBe("cam");
    }

    [Fact]
    public async Task AddTrack_WithoutTheRight_IsRefused()
    {
        using var client = await JoinAsync("ana", grant => grant with { CanPublish = false });

        await client.SendAsync(new SignalRequest { AddTrack = new AddTrackRequest { Cid = "mic" } });

        (await client.ReceiveAsync(Response.RequestResponse)).RequestResponse.Reason.ShouldBe(RequestResponse.Types.Reason.NotAllowed);
    }

    [Fact]
    public async Task UpdateMetadata_WithAndWithoutTheRight_IsAnsweredSo()
    {
        using var ana = await JoinAsync("ana", grant => grant with { CanUpdateOwnMetadata = true });
        using var ben = await JoinAsync("ben");
        var request = new SignalRequest { UpdateMetadata = new UpdateParticipantMetadata { RequestId = 5, Attributes = { ["mood"] = "good" } } };

        await ana.SendAsync(request);
        await ben.SendAsync(request);

        var granted = (await ana.ReceiveAsync(Response.RequestResponse)).RequestResponse;
        granted.RequestId.ShouldBe(5u);
        granted.Reason.ShouldBe(RequestResponse.Types.Reason.Ok);
        (await ben.ReceiveAsync(Response.RequestResponse)).RequestResponse.Reason.ShouldBe(RequestResponse.Types.Reason.NotAllowed);
        var room = _host.Directory.Find("clinic")!;
        (await room.Mailbox.AskAsync(() => room.Find("ana")!.Attributes["mood"], TestContext.Current.CancellationToken)).ShouldBe("good");
    }

    [Theory]
    [InlineData(true, "brought", "supervisor")]
    [InlineData(false, "", null)]
    public async Task JoinRequest_BringsMetadata_OnlyWithTheRight(bool right, string metadata, string? role)
    {
        using var client = await SignalClient.ConnectAsync(
            _host,
            _host.TokenFor("ana", "clinic", grant => grant with { CanUpdateOwnMetadata = right }),
            new JoinRequest { Metadata = "brought", ParticipantAttributes = { ["role"] = "supervisor" } });

        var self = (await client.ReceiveAsync(Response.Join)).Join.Participant;

        self.Metadata.ShouldBe(metadata);
        self.Attributes.GetValueOrDefault("role").ShouldBe(role);
    }

    [Fact]
    public async Task JoinRequest_WithTooMuchMetadata_BringsNone()
    {
        using var client = await SignalClient.ConnectAsync(
            _host,
            _host.TokenFor("ana", "clinic", grant => grant with { CanUpdateOwnMetadata = true }),
            new JoinRequest { Metadata = new string('m', 64 * 1024 + 1) });

        (await client.ReceiveAsync(Response.Join)).Join.Participant.Metadata.ShouldBe("");
    }

    [Fact]
    public async Task Subscription_ToNoTrack_IsToldSo()
    {
        using var client = await JoinAsync("ana");

        await client.SendAsync(new SignalRequest { Subscription = new UpdateSubscription { TrackSids = { "TR_none" }, Subscribe = true } });

        (await client.ReceiveAsync(Response.SubscriptionResponse)).SubscriptionResponse.Err.ShouldBe(SubscriptionError.SeTrackNotfound);
    }

    [Fact]
    public async Task Leave_EndsThePlace()
    {
        using var ana = await JoinAsync("ana");
        using var ben = await JoinAsync("ben");
        await ben.ReceiveAsync(Response.Offer);

        await ana.SendAsync(new SignalRequest { Leave = new LeaveRequest() });

        (await ana.DrainAsync()).ShouldBe(WebSocketCloseStatus.NormalClosure);
        var update = (await ben.ReceiveAsync(Response.Update)).Update.Participants[0];
        update.State.ShouldBe(ParticipantInfo.Types.State.Disconnected);
        update.DisconnectReason.ShouldBe(DisconnectReason.ClientInitiated);
    }

    [Fact]
    public async Task MalformedMessage_ClosesThatSocketOnly()
    {
        using var ana = await JoinAsync("ana");
        using var ben = await JoinAsync("ben");

        await ana.SendAsync([0x0A, 0xFF, 0xFF, 0xFF, 0x0F]);

        (await ana.DrainAsync()).ShouldBe(WebSocketCloseStatus.InvalidPayloadData);
        await ben.SendAsync(new SignalRequest { Ping = 1 });
        await ben.ReceiveAsync(Response.Pong);
    }

    [Fact]
    public async Task OversizedMessage_ClosesThatSocketOnly()
    {
        using var ana = await JoinAsync("ana");
        using var ben = await JoinAsync("ben");

        await ana.SendAsync(new byte[RoomsTestHost.Options.MaxSignalMessage + 1]);

        (await ana.DrainAsync()).ShouldBe(WebSocketCloseStatus.MessageTooBig);
        await ben.SendAsync(new SignalRequest { Ping = 1 });
        await ben.ReceiveAsync(Response.Pong);
    }

    [Fact]
    public async Task Flood_ClosesThatSocket()
    {
        using var client = await JoinAsync("ana");
        try
        {
            for (var message = 0; message < 1_000; message++)
                await client.SendAsync(new SignalRequest { TrackSetting = new UpdateTrackSettings() });
        }
        catch (WebSocketException)
        {
            // Closed while we were still at it.
        }

        (await client.DrainAsync()).ShouldBe(WebSocketCloseStatus.PolicyViolation);
    }

    [Fact]
    public async Task Offer_ThatIsNone_SendsTheClientToStartOver()
    {
        using var client = await JoinAsync("ana");

        await client.SendAsync(new SignalRequest { Offer = new SessionDescription { Type = "offer", Sdp = "nonsense" } });

        (await client.ReceiveAsync(Response.Leave)).Leave.Action.ShouldBe(LeaveRequest.Types.Action.Reconnect);
    }

    /// <summary>Candidates are the client's to send and nobody's to need: the server answers checks from wherever they come.</summary>
    [Theory]
    [InlineData("""{"candidate":"candidate:1 1 udp 2130706431 127.0.0.1 50000 typ host","sdpMid":"0","sdpMLineIndex":0}""")]
    [InlineData("""{"candidate":""}""")]
    [InlineData("""{"candidate":"candidate:1 1 udp 99999999999 nowhere -1 typ"}""")]
    [InlineData("""{"candidate":{"candidate":"candidate:1"}}""")]
    [InlineData("""{"candidate":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"candidate":"candidate:1"}""")]
    [InlineData("""["candidate"]""")]
    [InlineData("candidate:1 1 udp 2130706431 127.0.0.1 50000 typ host")]
    [InlineData("{")]
    [InlineData("")]
    public async Task Trickle_OfWhateverKind_LeavesTheSocketOpen(string init)
    {
        using var client = await JoinAsync("ana");
        await client.ReceiveAsync(Response.Offer);

        foreach (var target in (SignalTarget[])[SignalTarget.Publisher, SignalTarget.Subscriber, (SignalTarget)7])
            await client.SendAsync(new SignalRequest { Trickle = new TrickleRequest { CandidateInit = init, Target = target } });
        await client.SendAsync(new SignalRequest { Ping = 1 });

        (await client.ReceiveAsync())!.MessageCase.ShouldBe(Response.Pong);
    }

    private Task<SignalClient> JoinAsync(string identity, Func<VideoGrant, VideoGrant>? change = null) =>
        SignalClient.ConnectAsync(_host, _host.TokenFor(identity, "clinic", change));
}
