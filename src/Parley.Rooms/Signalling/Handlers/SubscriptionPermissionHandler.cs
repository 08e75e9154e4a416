using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The client decides who may hear its tracks.</summary>
internal static class SubscriptionPermissionHandler
{
    public static void Handle(ClientLeg leg, SubscriptionPermission request)
    {
        leg.Self.Policy = SubscriptionPolicy.From(request);
        foreach (var other in leg.Room.Others(leg.Self))
            other.Leg.OnRightsChanged();
    }
}
