using Parley.Rooms.Protocol;
using Request = Parley.Rooms.Protocol.SignalRequest.MessageOneofCase;

namespace Parley.Rooms;

/// <summary>Which handler answers which request. Runs on the room's mailbox.</summary>
internal static class SignalRouter
{
    public static async ValueTask HandleAsync(ClientLeg leg, SignalRequest request)
    {
        switch (request.MessageCase)
        {
            case Request.Offer:
                await OfferHandler.HandleAsync(leg, request.Offer);
                break;
            case Request.Answer:
                await AnswerHandler.HandleAsync(leg, request.Answer);
                break;
            case Request.Trickle:
                TrickleHandler.Handle(leg, request.Trickle);
                break;
            case Request.AddTrack:
                AddTrackHandler.Handle(leg, request.AddTrack);
                break;
            case Request.Mute:
                MuteHandler.Handle(leg, request.Mute);
                break;
            case Request.Subscription:
                SubscriptionHandler.Handle(leg, request.Subscription);
                break;
            case Request.SubscriptionPermission:
                SubscriptionPermissionHandler.Handle(leg, request.SubscriptionPermission);
                break;
            case Request.SyncState:
                SyncStateHandler.Handle(leg, request.SyncState);
                break;
            case Request.UpdateMetadata:
                UpdateMetadataHandler.Handle(leg, request.UpdateMetadata);
                break;
            case Request.Leave:
                await LeaveHandler.HandleAsync(leg, request.Leave);
                break;
            case Request.Ping:
                PingHandler.Handle(leg, request.Ping);
                break;
            case Request.PingReq:
                PingHandler.Handle(leg, request.PingReq);
                break;
            case Request.UpdateAudioTrack:
                UpdateAudioTrackHandler.Handle(leg, request.UpdateAudioTrack);
                break;
            default:
                // Video settings and layers, and whatever newer clients send: nothing here depends on them.
                break;
        }
    }
}
