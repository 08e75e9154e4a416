using Parley.Calls;
using Parley.Media;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Seats agents of this process in rooms of this process.</summary>
internal sealed class AgentRooms(RoomDirectory directory) : IAgentRooms
{
    public async Task<ICallTransport> SeatAsync(AgentPlacement placement, CancellationToken cancellationToken)
    {
        var environment = directory.Environment;
        return await directory.InAsync<ICallTransport>(
            placement.Room,
            RoomSettings.Default(environment.Options),
            room => ValueTask.FromResult<ICallTransport>(Seat(room, placement, new CallTimeline(environment.Clock))),
            cancellationToken);
    }

    private static AgentSeat Seat(Room room, AgentPlacement placement, CallTimeline timeline)
    {
        var self = new Participant(IdentityFor(room, placement), ParticipantInfo.Types.Kind.Agent, Rights(), room.Environment.Clock.GetUtcNow())
        {
            Name = placement.AgentName,
            State = ParticipantInfo.Types.State.Active,
            Attributes = { [AgentSeat.StateAttribute] = AgentSeat.NameOf(AgentState.Initializing), [AgentSeat.CallAttribute] = placement.Call.Value },
        };
        var track = new PublishedTrack(self, PublishedTrack.Describe(new AddTrackRequest { Name = "agent", Source = TrackSource.Microphone }));
        var leg = new AgentLeg(room, self, placement.CallerIdentity, timeline);
        self.Leg = leg;
        room.Enter(self);
        room.Publish(track);
        leg.Settle();
        return new AgentSeat(room, self, leg, track, timeline);
    }

    private static string IdentityFor(Room room, AgentPlacement placement)
    {
        var identity = "agent-" + placement.Call.Value;
        for (var number = 2; room.Find(identity) is not null; number++)
            identity = $"agent-{placement.Call.Value}-{number}";
        return identity;
    }

    private static ParticipantPermission Rights() => new()
    {
        CanPublish = true,
        CanPublishData = true,
        CanSubscribe = true,
        CanUpdateMetadata = true,
        Agent = true,
    };
}
