using System.Collections.Concurrent;
using Parley.Calls;

namespace Parley.Server.Tests;

internal sealed class FakeRooms : IAgentRooms
{
    public ConcurrentQueue<FakeLeg> Legs { get; } = new();

    public Exception? Fault { get; set; }

    public Task<ICallTransport> SeatAsync(AgentPlacement placement, CancellationToken cancellationToken)
    {
        if (Fault is not null)
            return Task.FromException<ICallTransport>(Fault);
        var leg = new FakeLeg(placement);
        Legs.Enqueue(leg);
        return Task.FromResult<ICallTransport>(leg);
    }
}
