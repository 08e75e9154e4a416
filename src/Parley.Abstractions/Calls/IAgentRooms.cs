namespace Parley.Calls;

/// <summary>Where agents take their seats. Embedded: Parley's own rooms; cluster: a LiveKit deployment.</summary>
public interface IAgentRooms
{
    /// <summary>Puts an agent into a room, created if need be, and answers its leg towards the caller. The caller may join before or after.</summary>
    Task<ICallTransport> SeatAsync(AgentPlacement placement, CancellationToken cancellationToken);
}
