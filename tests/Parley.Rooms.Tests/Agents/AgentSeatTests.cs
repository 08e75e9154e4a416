using Microsoft.Extensions.Logging.Abstractions;
using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Rooms.Protocol;
using Parley.Tenancy;
using Parley.WebRtc;

namespace Parley.Rooms.Tests;

public sealed class AgentSeatTests : IAsyncLifetime
{
    private static readonly AgentPlacement Placement = new(
        new TenantContext(TenantId.Parse("clinic_123")), new CallId("call_1"), "clinic", "Clinic Assistant", "ana");

    private readonly MediaClock _mediaClock = new(NullLogger<MediaClock>.Instance);
    private readonly RoomDirectory _directory;
    private ICallTransport _seat = null!;

    public AgentSeatTests() => _directory = new RoomDirectory(new RoomEnvironment(
        RoomsTestHost.Options with { MicrophoneGrace = TimeSpan.Zero },
        new AccessTokens(RoomsTestHost.Options, TimeProvider.System),
        null!,
        _mediaClock,
        new MicrophoneArrivals(),
        TimeProvider.System,
        NullLoggerFactory.Instance));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Room Room => _directory.Find("clinic")!;

    public async ValueTask InitializeAsync() => _seat = await new AgentRooms(_directory).SeatAsync(Placement, Cancel);

    public async ValueTask DisposeAsync()
    {
        await _seat.DisposeAsync();
        await _directory.StopAsync();
        _mediaClock.Dispose();
    }

    [Fact]
    public async Task Seat_InARoom_IsAnAgentWithATrackAndAState()
    {
        var agent = await AgentAsync();

        agent.Kind.ShouldBe(ParticipantInfo.Types.Kind.Agent);
        agent.Name.ShouldBe("Clinic Assistant");
        agent.Permission.Agent.ShouldBeTrue();
        agent.State.ShouldBe(ParticipantInfo.Types.State.Active);
        agent.Attributes.ShouldContainKeyAndValue("lk.agent.state", "initializing");
        agent.Attributes.ShouldContainKeyAndValue("parley.call_id", Placement.Call.Value);
        var track = agent.Tracks.ShouldHaveSingleItem();
        track.Name.ShouldBe("agent");
        track.Source.ShouldBe(TrackSource.Microphone);
        track.MimeType.ShouldBe("audio/opus");
        track.Sid.ShouldStartWith("TR_");
    }

    [Theory]
    [InlineData(AgentState.Listening, "listening")]
    [InlineData(AgentState.Thinking, "thinking")]
    [InlineData(AgentState.Speaking, "speaking")]
    public async Task ShowState_IsSeenByClients(AgentState state, string seen)
    {
        var caller = await CallerAsync();

        await _seat.ShowStateAsync(state, Cancel);

        TestRoom.LegOf(caller).Seen[^1].Attributes["lk.agent.state"].ShouldBe(seen);
    }

    [Fact]
    public async Task Microphone_OfTheCaller_IsHeardAndAnnounced()
    {
        var caller = await CallerAsync();
        var track = await PublishAsync(caller);

        SendTone(track, frames: 50);

        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.CallerJoined("ana", EchoCancelled: true));
        var loudest = 0.0;
        while (loudest < 0.1)
            loudest = Math.Max(loudest, Math.Pow(10, AudioLevel.Measure((await _seat.Microphone.ReadAsync(Cancel)).Samples.Span).Rms / 20));
        TestRoom.LegOf(caller).Sent.ShouldContain(message => message.TrackSubscribed != null && message.TrackSubscribed.TrackSid == track.Sid);
    }

    [Fact]
    public async Task Microphone_OfAnotherParticipant_IsNotHeard()
    {
        var other = await EnterAsync("ben");
        var track = await PublishAsync(other);
        SendTone(track, frames: 10);
        await CallerAsync("off");

        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.CallerJoined("ana", EchoCancelled: false));
        _seat.Microphone.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task EchoCancellation_ThatChanges_IsReported()
    {
        var caller = await CallerAsync();
        var track = await PublishAsync(caller);
        SendTone(track, frames: 1);
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.CallerJoined("ana", EchoCancelled: true));

        await InRoomAsync(() =>
        {
            track.TellsProcessing = true;
            Room.Announce(caller);
            Room.Announce(caller);
        });
        await InRoomAsync(() => Room.Unpublish(track));
        await PublishAsync(caller);

        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.EchoCancellationChanged(false));
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.MicrophoneMuted(true));
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.MicrophoneMuted(false));
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.EchoCancellationChanged(true), "another microphone, which tells nothing");
    }

    [Fact]
    public async Task Mute_OfTheCaller_IsReportedBothWays()
    {
        var caller = await CallerAsync();
        var track = await PublishAsync(caller);
        SendTone(track, frames: 1);
        await _seat.Signals.ReadAsync(Cancel);

        await InRoomAsync(() => Room.Mute(track, true));
        await InRoomAsync(() => Room.Mute(track, false));

        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.MicrophoneMuted(true));
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.MicrophoneMuted(false));
    }

    [Fact]
    public async Task Connection_LostAndBack_IsReported()
    {
        var caller = await CallerAsync();
        await JoinedWithoutMicrophoneAsync();

        foreach (var lost in new[] { true, false })
            await InRoomAsync(() =>
            {
                caller.Interrupted = lost;
                Room.AnnounceConnectivity(caller);
            });

        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.ConnectionLost(true));
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.ConnectionLost(false));
    }

    [Fact]
    public async Task Text_FromTheCallerAlone_IsReceived()
    {
        var caller = await CallerAsync();
        var other = await EnterAsync("ben");

        await InRoomAsync(() => DataRelay.FromParticipant(Room, other, new DataPacket { ChatMessage = new ChatMessage { Message = "not me" } }, true));
        await InRoomAsync(() => DataRelay.FromParticipant(Room, caller, new DataPacket { ChatMessage = new ChatMessage { Message = "are you open?" } }, true));

        (await _seat.Signals.ReadAsync(Cancel)).ShouldBeOfType<CallSignal.CallerJoined>();
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.MicrophoneMuted(true), "who only types has no microphone");
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.TextReceived("are you open?"));
    }

    [Fact]
    public async Task Caption_OfTheCaller_BearsItsIdentityAndTrack()
    {
        var caller = await CallerAsync();
        var track = await PublishAsync(caller);

        await _seat.ShowCaptionAsync(new Caption("seg", Speaker.Caller, "hello", true), Cancel);
        await InRoomAsync(() => { }); // captions do not wait for the room

        var packets = TestRoom.LegOf(caller).Data;
        packets[0].ParticipantIdentity.ShouldBe("ana");
        packets[0].StreamHeader.Attributes["lk.transcribed_track_id"].ShouldBe(track.Sid);
        packets[0].StreamHeader.Attributes["lk.transcription_final"].ShouldBe("true");
    }

    [Fact]
    public async Task Rpc_ToTheAgent_IsRefusedAtOnce()
    {
        var caller = await CallerAsync();
        var agent = await AgentAsync();

        await InRoomAsync(() => DataRelay.FromParticipant(
            Room, caller, new DataPacket { DestinationIdentities = { agent.Identity }, RpcRequest = new RpcRequest { Id = "7", Method = "transfer" } }, true));

        var answers = TestRoom.LegOf(caller).Data;
        answers.ShouldContain(packet => packet.RpcAck != null && packet.RpcAck.RequestId == "7");
        answers.ShouldContain(packet => packet.RpcResponse != null && packet.RpcResponse.Error.Code == 1400);
    }

    [Fact]
    public async Task Speaker_WrittenTo_SendsOpusToSubscribersAndShowsAsSpeaking()
    {
        var caller = await CallerAsync();
        var listener = new PacketCounter();
        await InRoomAsync(() => Room.FindTrack(Room.Participants.Single(other => other.IsAgent).Tracks[0].Sid)!.Audio.Add(listener));

        var generation = _seat.Speaker.Begin();
        var samples = Tone(48_000);
        (await _seat.Speaker.WriteAsync(generation, new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, samples), Cancel)).ShouldBeTrue();
        (await _seat.Speaker.DrainAsync(generation, Cancel)).ShouldBe(TimeSpan.FromSeconds(1));

        listener.Loud.ShouldBeGreaterThanOrEqualTo(49);
        await TestRoom.LegOf(caller).NextAsync(message => message.SpeakersChanged is { } change && change.Speakers.Any(speaker => speaker.Active), Cancel);
    }

    [Fact]
    public async Task HangUp_SendsTheCallerAwayAndEndsTheLeg()
    {
        var caller = await CallerAsync();
        await _seat.Signals.ReadAsync(Cancel);

        await _seat.HangUpAsync(HangUpReason.AgentEnded, Cancel);

        TestRoom.LegOf(caller).Closed.ShouldBe(DisconnectReason.ParticipantRemoved);
        await foreach (var _ in _seat.Signals.ReadAllAsync(Cancel))
        {
        }

        await foreach (var _ in _seat.Microphone.ReadAllAsync(Cancel))
        {
        }
    }

    [Fact]
    public async Task HangUp_AfterTheCallerLeft_SparesWhoHasComeBackMeanwhile()
    {
        var caller = await CallerAsync();
        await Room.Mailbox.AskAsync(
            async () =>
            {
                await Room.RemoveAsync(caller, DisconnectReason.ClientInitiated);
                return true;
            },
            Cancel);
        var again = await CallerAsync();

        await _seat.HangUpAsync(HangUpReason.CallerLeft, Cancel);

        await InRoomAsync(() => Room.Participants.ShouldHaveSingleItem().ShouldBe(again));
    }

    [Fact]
    public async Task Caller_Gone_IsReportedOnce()
    {
        var caller = await CallerAsync();
        await JoinedWithoutMicrophoneAsync();

        Room.Mailbox.Post(() => Room.RemoveAsync(caller, DisconnectReason.SignalClose));

        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.CallerLeft("SignalClose"));
    }

    [Fact]
    public async Task Agent_SentAway_SaysSoAndLeavesTheCallerThere()
    {
        var caller = await CallerAsync();
        await JoinedWithoutMicrophoneAsync();

        Room.Mailbox.Post(() => Room.RemoveAsync(Room.Participants.Single(other => other.IsAgent), DisconnectReason.ParticipantRemoved));

        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.AgentRemoved());
        await _seat.HangUpAsync(HangUpReason.AgentRemoved, Cancel);
        await InRoomAsync(() => Room.Participants.ShouldHaveSingleItem().ShouldBe(caller));
    }

    [Fact]
    public async Task Agent_Muted_WaitsAndIsNotHeard()
    {
        await CallerAsync();
        await JoinedWithoutMicrophoneAsync();
        var track = await Room.Mailbox.AskAsync(() => Room.Participants.Single(other => other.IsAgent).Tracks[0], Cancel);

        await InRoomAsync(() => Room.Mute(track, true));
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.AgentMuted(true));
        var generation = _seat.Speaker.Begin();
        await _seat.Speaker.WriteAsync(generation, new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, Tone(4800)), Cancel);
        var ticks = new TickCounter(10);
        using (_mediaClock.Subscribe(ticks))
            await ticks.Passed.WaitAsync(Cancel);
        _seat.Speaker.Heard.ShouldBe(TimeSpan.Zero);

        await InRoomAsync(() => Room.Mute(track, false));
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.AgentMuted(false));
        (await _seat.Speaker.DrainAsync(generation, Cancel)).ShouldBe(TimeSpan.FromMilliseconds(100));
    }

    private async Task JoinedWithoutMicrophoneAsync()
    {
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBeOfType<CallSignal.CallerJoined>();
        (await _seat.Signals.ReadAsync(Cancel)).ShouldBe(new CallSignal.MicrophoneMuted(true));
    }

    private static short[] Tone(int samples) => [.. Enumerable.Range(0, samples).Select(index => (short)(12_000 * Math.Sin(2 * Math.PI * 440 * index / 48_000)))];

    private static void SendTone(PublishedTrack track, int frames)
    {
        using var encoder = new OpusEncoder();
        var packet = new byte[1275];
        for (var frame = 0; frame < frames; frame++)
        {
            var length = encoder.Encode(Tone(960), packet);
            track.Audio.OnRtp(new RtpPacket
            {
                PayloadType = 111,
                SequenceNumber = (ushort)frame,
                Timestamp = (uint)frame * 960,
                Ssrc = 1,
                Marker = frame == 0,
                Payload = packet.AsSpan(0, length),
                ArrivedAt = TimeProvider.System.GetTimestamp(),
            });
        }
    }

    private Task<Participant> CallerAsync(string? echo = null) => EnterAsync("ana", echo);

    private async Task<Participant> EnterAsync(string identity, string? echo = null)
    {
        var participant = new Participant(identity, default, Permissions.From(new VideoGrant()), TimeProvider.System.GetUtcNow())
        {
            State = ParticipantInfo.Types.State.Active,
            Leg = new RecordingLeg(),
        };
        if (echo is not null)
            participant.Attributes[EchoCancellation.Attribute] = echo;
        await InRoomAsync(() => Room.Enter(participant));
        return participant;
    }

    private async Task<PublishedTrack> PublishAsync(Participant publisher)
    {
        var track = new PublishedTrack(publisher, PublishedTrack.Describe(new AddTrackRequest { Cid = "mic", Source = TrackSource.Microphone }));
        await InRoomAsync(() => Room.Publish(track));
        return track;
    }

    private Task<ParticipantInfo> AgentAsync() => Room.Mailbox.AskAsync(() => Room.Participants.Single(other => other.IsAgent).ToProto(), Cancel);

    private Task<bool> InRoomAsync(Action work) => Room.Mailbox.AskAsync(
        () =>
        {
            work();
            return true;
        },
        Cancel);

    private sealed class TickCounter(int wanted) : IMediaTick
    {
        private readonly TaskCompletionSource _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _ticks;

        public Task Passed => _passed.Task;

        public void OnTick()
        {
            if (++_ticks == wanted)
                _passed.TrySetResult();
        }
    }

    private sealed class PacketCounter : IAudioListener
    {
        public int Loud { get; private set; }

        public void OnAudio(in AudioPacket packet) => Loud += packet.Payload.Length > 20 ? 1 : 0;
    }
}
