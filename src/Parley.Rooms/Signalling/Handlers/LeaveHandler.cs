using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The client goes, of its own will.</summary>
internal static class LeaveHandler
{
    public static ValueTask HandleAsync(ClientLeg leg, LeaveRequest request)
    {
        leg.HasLeft = true;
        return leg.Room.RemoveAsync(leg.Self, request.Reason is DisconnectReason.UnknownReason ? DisconnectReason.ClientInitiated : request.Reason);
    }
}
