namespace Parley.Rooms;

/// <summary>What the RoomService asks of a token before it does anything.</summary>
internal static class Grants
{
    public static void MayCreate(this AccessGrants grants) => Require(grants.Video.RoomCreate, "the token does not allow to create or delete rooms");

    public static void MayList(this AccessGrants grants) => Require(grants.Video.RoomList, "the token does not allow to list rooms");

    public static void MayAdminister(this AccessGrants grants, string room)
    {
        Require(grants.Video.RoomAdmin, "the token does not allow to administer rooms");
        Require(grants.Video.Room == room, "the token is for another room");
    }

    private static void Require(bool granted, string otherwise)
    {
        if (!granted)
            throw new TwirpException("permission_denied", otherwise);
    }
}
