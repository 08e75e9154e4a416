using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The client decides who may hear its tracks.</summary>
internal static class SubscriptionPermissionHandler
{
    public static void Handle(ClientLeg leg, SubscriptionPermission request)
    {
        var before = leg.Self.Policy;
        leg.Self.Policy = SubscriptionPolicy.From(request);
        foreach (var other in leg.Room.Others(leg.Self))
        {
            foreach (var track in leg.Self.Tracks)
                if (before.Allows(other, track) != leg.Self.Policy.Allows(other, track))
                    other.Leg.Send(new SignalResponse
                    {
                        SubscriptionPermissionUpdate = new SubscriptionPermissionUpdate
                        {
                            ParticipantSid = leg.Self.Sid,
                            TrackSid = track.Sid,
                            Allowed = leg.Self.Policy.Allows(other, track),
                        },
                    });
            other.Leg.OnRightsChanged();
        }
    }
}
