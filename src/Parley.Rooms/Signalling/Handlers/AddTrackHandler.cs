using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The client announces a track it is about to publish.</summary>
internal static class AddTrackHandler
{
    public static void Handle(ClientLeg leg, AddTrackRequest request)
    {
        if (Refusal(leg, request) is { } refusal)
        {
            leg.Send(new SignalResponse
            {
                RequestResponse = new RequestResponse { Reason = refusal.Reason, Message = refusal.Message, AddTrack = request },
            });
            return;
        }

        leg.Send(new SignalResponse
        {
            TrackPublished = new TrackPublishedResponse { Cid = request.Cid, Track = leg.Publications.Announce(request) },
        });
        leg.MatchPublications();
    }

    private static (RequestResponse.Types.Reason Reason, string Message)? Refusal(ClientLeg leg, AddTrackRequest request)
    {
        var permission = leg.Self.Permission;
        if (!permission.CanPublish)
            return (RequestResponse.Types.Reason.NotAllowed, "the token does not allow to publish");
        if (permission.CanPublishSources.Count > 0 && !permission.CanPublishSources.Contains(request.Source))
            return (RequestResponse.Types.Reason.NotAllowed, $"the token does not allow to publish {request.Source}");
        if (request.Type != TrackType.Audio)
            return (RequestResponse.Types.Reason.UnsupportedType, "only audio tracks can be published here");
        if (request.Encryption != Encryption.Types.Type.None)
            return (RequestResponse.Types.Reason.UnsupportedType, "end-to-end encrypted tracks cannot be heard here");
        if (leg.Publications.IsFull)
            return (RequestResponse.Types.Reason.LimitExceeded, "no more tracks can be published");
        return null;
    }
}
