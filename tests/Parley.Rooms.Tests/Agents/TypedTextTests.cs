using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Parley.Calls;
using Parley.Media;
using Parley.Rooms.Protocol;
using Parley.Tenancy;

namespace Parley.Rooms.Tests;

/// <summary>How much a caller may type.</summary>
public sealed class TypedTextTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FakeLoggerProvider _log = new();
    private readonly LoggerFactory _loggers;
    private readonly MediaClock _mediaClock = new(NullLogger<MediaClock>.Instance);
    private readonly RoomDirectory _directory;
    private ICallTransport _seat = null!;
    private Participant _caller = null!;

    public TypedTextTests()
    {
        _loggers = new LoggerFactory([_log]);
        _directory = new RoomDirectory(new RoomEnvironment(
            RoomsTestHost.Options, new AccessTokens(RoomsTestHost.Options, _clock), null!, _mediaClock, new MicrophoneArrivals(), _clock, _loggers));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Room Room => _directory.Find("clinic")!;

    public async ValueTask InitializeAsync()
    {
        _seat = await new AgentRooms(_directory).SeatAsync(
            new AgentPlacement(new TenantContext(TenantId.Parse("clinic_123")), new CallId("call_1"), "clinic", "Clinic Assistant", "ana"), Cancel);
        _caller = new Participant("ana", default, Permissions.From(new VideoGrant()), _clock.GetUtcNow())
        {
            State = ParticipantInfo.Types.State.Active,
            Leg = new RecordingLeg(),
        };
        await InRoomAsync(() => Room.Enter(_caller));
    }

    public async ValueTask DisposeAsync()
    {
        await _seat.DisposeAsync();
        await _directory.StopAsync();
        _mediaClock.Dispose();
        _loggers.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Flood_OfTexts_IsCutToAFewASecond_AndToldOnce()
    {
        await TypeAsync(100);
        Received().ShouldBe(10);

        _clock.Advance(TimeSpan.FromSeconds(2));
        await TypeAsync(100);

        Received().ShouldBe(6);
        _log.Collector.GetSnapshot().Count(line => line.Level == LogLevel.Warning && line.Message.Contains("types more than")).ShouldBe(1);
    }

    [Fact]
    public async Task Signals_ThatNobodyReads_EndTheLeg()
    {
        await TypeAsync(1);
        for (var change = 0; change < 1000; change++)
            await InRoomAsync(() =>
            {
                _caller.Interrupted = !_caller.Interrupted;
                Room.AnnounceConnectivity(_caller);
            });

        var read = 0;
        while (_seat.Signals.TryRead(out _))
            read++;
        read.ShouldBeLessThanOrEqualTo(256);
        _seat.Signals.Completion.IsCompleted.ShouldBeTrue();
    }

    private Task<bool> TypeAsync(int texts) => InRoomAsync(() =>
    {
        for (var text = 0; text < texts; text++)
            DataRelay.FromParticipant(Room, _caller, new DataPacket { ChatMessage = new ChatMessage { Message = $"text {text}" } }, true);
    });

    private int Received()
    {
        var texts = 0;
        while (_seat.Signals.TryRead(out var signal))
            texts += signal is CallSignal.TextReceived ? 1 : 0;
        return texts;
    }

    private Task<bool> InRoomAsync(Action work) => Room.Mailbox.AskAsync(
        () =>
        {
            work();
            return true;
        },
        Cancel);
}
