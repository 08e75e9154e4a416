using Parley.Rooms;

namespace Parley.Server.Calls;

/// <summary>LiveKit access tokens of our own rooms: one room, one identity, long enough to join; a connected client is sent fresh ones.</summary>
internal sealed class RoomTokens(AccessTokens tokens) : ISessionTokens
{
    private static readonly TimeSpan JoinWithin = TimeSpan.FromMinutes(10);

    public string Mint(SessionGrant grant) => tokens.Mint(
        new AccessGrants
        {
            Identity = grant.Identity,
            Video = new VideoGrant { Room = grant.Room, RoomJoin = true, CanPublish = true, CanSubscribe = true, CanPublishData = true, CanUpdateOwnMetadata = true },
        },
        JoinWithin);
}
