using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The token that a client is to come back with: sent anew before the one it has runs out. On the room's mailbox.</summary>
internal sealed class LegToken(ClientLeg leg, AccessGrants grants)
{
    private DateTimeOffset _next = leg.Self.JoinedAt + leg.Room.Environment.Options.TokenRefreshInterval;

    private TimeSpan Interval => leg.Room.Environment.Options.TokenRefreshInterval;

    public void OnTick(DateTimeOffset now)
    {
        if (now < _next)
            return;
        _next = now + Interval;
        Send();
    }

    /// <summary>With the rights, name, metadata and attributes of now: what a resume or restart will present.</summary>
    public void Send() => leg.Send(new SignalResponse
    {
        RefreshToken = leg.Room.Environment.Tokens.Mint(
            grants with
            {
                Name = leg.Self.Name,
                Metadata = leg.Self.Metadata,
                Attributes = new Dictionary<string, string>(leg.Self.Attributes),
                Video = grants.Video.Apply(leg.Self.Permission),
            },
            Interval * 2),
    });
}
