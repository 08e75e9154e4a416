using Parley.Calls;
using Parley.Records;

namespace Parley.Simulation.Calls;

/// <summary>Keeps a call's facts for the scenario on their way to the records.</summary>
internal sealed class HeardJournal(ICallJournal inner) : ICallJournal
{
    private readonly List<CallEvent> _events = [];

    public IReadOnlyList<CallEvent> Events => _events;

    public ValueTask OpenAsync(SessionRequest session, CancellationToken cancellationToken) => inner.OpenAsync(session, cancellationToken);

    public ValueTask AppendAsync(CallContext call, CallEvent callEvent, CancellationToken cancellationToken)
    {
        _events.Add(callEvent);
        return inner.AppendAsync(call, callEvent, cancellationToken);
    }
}
