using Parley.Rooms.Protocol;
using Reason = Parley.Rooms.Protocol.RequestResponse.Types.Reason;

namespace Parley.Rooms;

/// <summary>The client changes its own name, metadata or attributes; empty values leave things as they are, an empty attribute removes it.</summary>
internal static class UpdateMetadataHandler
{
    public static void Handle(ClientLeg leg, UpdateParticipantMetadata request)
    {
        var (reason, message) = Apply(leg, request);
        leg.Send(new SignalResponse
        {
            RequestResponse = new RequestResponse { RequestId = request.RequestId, Reason = reason, Message = message, UpdateMetadata = request },
        });
    }

    private static (Reason Reason, string Message) Apply(ClientLeg leg, UpdateParticipantMetadata request)
    {
        if (!leg.Self.Permission.CanUpdateMetadata)
            return (Reason.NotAllowed, "the token does not allow to change own metadata");
        if (!ParticipantProfile.TryUpdate(leg.Self, request.Name, request.Metadata, request.Attributes))
            return (Reason.LimitExceeded, "name, metadata or attributes are too large");
        leg.Room.Announce(leg.Self);
        return (Reason.Ok, "");
    }
}
