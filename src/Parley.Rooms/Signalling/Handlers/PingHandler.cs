using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Both kinds of ping: the old one wants our time, the newer one its own back as well.</summary>
internal static class PingHandler
{
    public static void Handle(ClientLeg leg, long timestamp) => leg.Send(new SignalResponse { Pong = timestamp > 0 ? Now(leg) : 0 });

    public static void Handle(ClientLeg leg, Ping ping) => leg.Send(new SignalResponse
    {
        PongResp = new Pong { LastPingTimestamp = ping.Timestamp, Timestamp = Now(leg) },
    });

    private static long Now(ClientLeg leg) => leg.Room.Environment.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
