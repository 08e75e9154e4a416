using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>After a resume the client tells what it believes. The peers kept everything but choices made while the socket was gone.</summary>
internal static class SyncStateHandler
{
    public static void Handle(ClientLeg leg, SyncState state)
    {
        if (state.Subscription is { } subscription)
            SubscriptionHandler.Handle(leg, subscription);
    }
}
