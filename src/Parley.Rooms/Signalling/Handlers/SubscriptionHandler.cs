using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The client wants tracks, or wants them no longer.</summary>
internal static class SubscriptionHandler
{
    public static void Handle(ClientLeg leg, UpdateSubscription request)
    {
        foreach (var sid in request.TrackSids.Concat(request.ParticipantTracks.SelectMany(tracks => tracks.TrackSids)).Distinct())
            if (!leg.Subscriptions.Choose(sid, request.Subscribe) && request.Subscribe)
                leg.Send(new SignalResponse
                {
                    SubscriptionResponse = new SubscriptionResponse { TrackSid = sid, Err = SubscriptionError.SeTrackNotfound },
                });
    }
}
