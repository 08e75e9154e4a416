using Parley.Calls;
using Parley.Records;

namespace Parley.Testing.Conversation;

/// <summary>Keeps a call's facts in memory. Can be told to fail.</summary>
public sealed class RecordingJournal : ICallJournal
{
    private readonly List<CallEvent> _events = [];

    public IReadOnlyList<CallEvent> Events => _events;

    public SessionRequest? Opened { get; private set; }

    public bool Throws { get; set; }

    public IEnumerable<T> Of<T>() where T : CallEvent => _events.OfType<T>();

    public ValueTask OpenAsync(SessionRequest session, CancellationToken cancellationToken)
    {
        if (Throws)
            throw new IOException("The disk is full.");
        Opened = session;
        return ValueTask.CompletedTask;
    }

    public ValueTask AppendAsync(CallContext call, CallEvent callEvent, CancellationToken cancellationToken)
    {
        if (Throws)
            throw new IOException("The disk is full.");
        _events.Add(callEvent);
        return ValueTask.CompletedTask;
    }
}
