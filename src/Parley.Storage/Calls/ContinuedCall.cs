using Parley.Calls;

namespace Parley.Storage.Calls;

/// <summary>A call and those that went on with it, one after the other.</summary>
/// <param name="Last">The newest of them.</param>
/// <param name="AgentId">The id of the agent that holds them, whatever it is called by now.</param>
/// <param name="Turns">The caller's turns in all of them.</param>
/// <param name="Calls">All of them, the first one first.</param>
public sealed record ContinuedCall(CallRecord Last, string AgentId, int Turns, IReadOnlyList<CallId> Calls)
{
    /// <summary>What whoever opened the first one told of its caller.</summary>
    public KnownCaller Caller { get; init; } = KnownCaller.Nobody;
}
