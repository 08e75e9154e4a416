using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Parley.Media;
using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

/// <summary>A room on virtual time whose mailbox the test drives.</summary>
internal sealed class TestRoom
{
    public TestRoom(RoomSettings? settings = null)
    {
        var environment = new RoomEnvironment(
            RoomsTestHost.Options, new AccessTokens(RoomsTestHost.Options, Clock), null!, null!, new MicrophoneArrivals(), Clock, NullLoggerFactory.Instance);
        Room = new Room("clinic", settings ?? RoomSettings.Default(RoomsTestHost.Options), environment);
        Life = Room.RunAsync();
    }

    public FakeTimeProvider Clock { get; } = new();

    public Room Room { get; }

    public Task Life { get; }

    public static RecordingLeg LegOf(Participant participant) => (RecordingLeg)participant.Leg;

    public Task DoAsync(Action work) => Room.Mailbox.AskAsync(
        () =>
        {
            work();
            return true;
        },
        TestContext.Current.CancellationToken);

    public async Task<Participant> EnterAsync(string identity, Action<ParticipantPermission>? change = null, ParticipantInfo.Types.Kind kind = default)
    {
        var permission = Permissions.From(new VideoGrant());
        change?.Invoke(permission);
        var participant = new Participant(identity, kind, permission, Clock.GetUtcNow())
        {
            State = ParticipantInfo.Types.State.Active,
            Leg = new RecordingLeg(),
        };
        await DoAsync(() => Room.Enter(participant));
        return participant;
    }

    public async Task<PublishedTrack> PublishAsync(Participant publisher, bool muted = false)
    {
        var track = new PublishedTrack(
            publisher, PublishedTrack.Describe(new AddTrackRequest { Cid = "mic", Source = TrackSource.Microphone, Muted = muted }));
        await DoAsync(() => Room.Publish(track));
        return track;
    }
}
