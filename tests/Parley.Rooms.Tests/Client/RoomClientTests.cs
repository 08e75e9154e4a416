using Microsoft.Extensions.Logging.Abstractions;
using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Rooms.Protocol;
using Parley.Tenancy;
using Parley.Testing.Network;
using Parley.WebRtc;

namespace Parley.Rooms.Tests;

/// <summary>Our own client in a room of the embedded server.</summary>
public sealed class RoomClientTests : IAsyncLifetime
{
    private readonly MediaClock _clock = new(NullLogger<MediaClock>.Instance);
    private readonly WebRtcEndpoint _endpoint = new(new WebRtcOptions(), TimeProvider.System, NullLoggerFactory.Instance);
    private RoomsTestHost _host = null!;
    private ICallTransport _seat = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _endpoint.Start();
        _host = await RoomsTestHost.StartAsync(RoomsTestHost.Options with { MicrophoneGrace = TimeSpan.Zero });
        _seat = await _host.Agents.SeatAsync(
            new AgentPlacement(new TenantContext(TenantId.Parse("clinic_123")), new CallId("call_1"), "clinic", "Assistant", "ana"), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _seat.DisposeAsync();
        await _host.DisposeAsync();
        await _endpoint.DisposeAsync();
        _clock.Dispose();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.2, 1)]
    [InlineData(0.2, 2)]
    [InlineData(0.2, 3)]
    public async Task Text_SentRightAfterJoining_Arrives(double loss, int seed)
    {
        await using var relay = Relay(new LinkQuality(Loss: loss, Jitter: TimeSpan.FromMilliseconds(20)), seed);
        await using var client = await JoinAsync(relay, options => options);

        (await client.SendTextAsync("Where are you?", Cancel)).ShouldBeTrue();

        (await _seat.NextAsync<CallSignal.TextReceived>(Cancel)).Text.ShouldBe("Where are you?");
    }

    [Fact]
    public async Task Text_WhoseChannelDoesNotOpenInTime_IsRefused()
    {
        await using var relay = Relay(new LinkQuality(), seed: 1);
        // DTLS application data (RFC 6347 section 4.1): SCTP and nothing else.
        relay.Drops = datagram => datagram[0] == 23;
        await using var client = await JoinAsync(relay, options => options with { DataLimit = TimeSpan.FromMilliseconds(100) });

        (await client.SendTextAsync("Where are you?", Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Text_AfterLeaving_IsRefused()
    {
        await using var relay = Relay(new LinkQuality(), seed: 1);
        var client = await JoinAsync(relay, options => options);
        await client.DisposeAsync();

        (await client.SendTextAsync("Where are you?", Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Listener_WhoReportsLoss_HasTheAgentEncodeForIt()
    {
        await using var relay = Relay(new LinkQuality(Loss: 0.2), seed: 1);
        await using var ana = await JoinAsync(relay, options => options);

        (await SpeakUntilLossIsExpectedAsync(_seat.Speaker)).ShouldBeInRange(10, LossWatch.Most);
    }

    [Fact]
    public async Task Voice_ReportedLost_IsEncodedForIt()
    {
        await using var relay = Relay(new LinkQuality(Loss: 0.2), seed: 1);
        await using var ana = await JoinAsync(relay, options => options with { Microphone = true });

        (await SpeakUntilLossIsExpectedAsync(ana.Microphone!)).ShouldBeInRange(10, LossWatch.Most);
    }

    /// <summary>His jitter buffer is to know what is missing: numbers without a gap would hide it.</summary>
    [Fact]
    public async Task Voice_LostOnItsWayToTheServer_IsMissedByWhoListens()
    {
        NodePeers.SkipWhenAbsent();
        await using var relay = Relay(new LinkQuality(Loss: 0.2), seed: 1);
        await using var ben = NodeCaller.Start(_host.Url, _host.TokenFor("ben", "clinic"), peers: 2);
        await using var ana = await JoinAsync(relay, options => options with { Microphone = true });
        var second = new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, ToneFile.Samples(48_000, 48_000, 440));
        var generation = ana.Microphone!.Begin();

        var missed = MissedAsync();
        while (!missed.IsCompleted)
            await ana.Microphone.WriteAsync(generation, second, Cancel);

        (await missed).GetProperty("packets").GetInt32().ShouldBePositive();
        var room = _host.Directory.Find("clinic")!;
        (await room.Mailbox.AskAsync(() => ((ClientLeg)room.Find("ben")!.Leg).Lines.Lines.Max(line => line.FractionLost), Cancel))
            .ShouldBeLessThan(0.1, "his own line lost nothing");

        async Task<System.Text.Json.JsonElement> MissedAsync()
        {
            await ben.WaitAsync("heard", Cancel);
            await ben.TellAsync("lost");
            return await ben.WaitAsync("lost", Cancel);
        }
    }

    /// <summary>It sends the level of what it says with it, as browsers do: rooms tell who speaks by that.</summary>
    [Fact]
    public async Task Voice_IsSeenToSpeak()
    {
        using var ben = await SignalClient.ConnectAsync(_host, _host.TokenFor("ben", "clinic"));
        await using var relay = Relay(new LinkQuality(), seed: 1);
        await using var ana = await JoinAsync(relay, options => options with { Microphone = true });
        var second = new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, ToneFile.Samples(48_000, 48_000, 440));
        var generation = ana.Microphone!.Begin();

        var told = ben.ReceiveAsync(SignalResponse.MessageOneofCase.SpeakersChanged);
        while (!told.IsCompleted)
            await ana.Microphone.WriteAsync(generation, second, Cancel);

        var speaker = (await told).SpeakersChanged.Speakers.ShouldHaveSingleItem();
        var room = _host.Directory.Find("clinic")!;
        speaker.Sid.ShouldBe(await room.Mailbox.AskAsync(() => room.Find("ana")!.Sid, Cancel));
        speaker.Active.ShouldBeTrue();
        // A sine of 14,000 of 32,768.
        speaker.Level.ShouldBeInRange(0.25f, 0.35f);
    }

    /// <summary>Until one report of much loss has come back; the writing waits for what was written to be heard.</summary>
    private static async Task<int> SpeakUntilLossIsExpectedAsync(IPlayout speaker)
    {
        var second = new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, ToneFile.Samples(48_000, 48_000, 440));
        var generation = speaker.Begin();
        while (((PlayoutQueue)speaker).ExpectedLoss < 10)
            (await speaker.WriteAsync(generation, second, Cancel)).ShouldBeTrue();
        return ((PlayoutQueue)speaker).ExpectedLoss;
    }

    private LossyRelay Relay(LinkQuality quality, int seed) => new(_host.MediaPort, quality, seed);

    private Task<RoomClient> JoinAsync(LossyRelay relay, Func<RoomClientOptions, RoomClientOptions> change) => RoomClient.JoinAsync(
        change(new RoomClientOptions(_host.Url, _host.TokenFor("ana", "clinic"), Microphone: false)
        {
            Reroute = relay.Reroute, JoinLimit = TimeSpan.FromMinutes(1), DataLimit = TimeSpan.FromMinutes(1),
        }),
        _endpoint, _clock, TimeProvider.System, Cancel);
}
