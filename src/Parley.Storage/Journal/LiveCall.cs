using System.Threading.Channels;
using Parley.Calls;
using Parley.Records;

namespace Parley.Storage.Journal;

/// <summary>
/// A running call's facts in memory: numbers them, keeps those worth keeping for viewers that come late, and shows each to the viewers
/// that are there. Any thread; the lock is held for a list append only.
/// </summary>
internal sealed class LiveCall(SessionRequest session, DateTimeOffset startedAt)
{
    private const int ViewerCapacity = 1024;

    private readonly Lock _gate = new();
    private readonly List<JournaledEvent> _kept = [];
    private readonly List<Channel<JournaledEvent>> _viewers = [];
    private long _sequence;
    private bool _ended;

    public SessionRequest Session { get; } = session;

    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <returns>The numbered event; null when the call is over, which nothing changes any more.</returns>
    public JournaledEvent? Publish(CallEvent fact)
    {
        lock (_gate)
        {
            if (_ended)
                return null;
            var seen = JournaledEvent.Of(++_sequence, fact);
            _ended = seen.IsLast;
            if (JournalPolicy.IsKept(fact))
                _kept.Add(seen);
            // A viewer that falls behind is let go, not waited for: it comes back with the last id it saw and misses nothing kept.
            _viewers.RemoveAll(viewer => !Show(viewer, seen));
            return seen;
        }
    }

    /// <summary>What was kept after the given sequence, then all that follows, without a gap between.</summary>
    public (IReadOnlyList<JournaledEvent> Past, ChannelReader<JournaledEvent> Live) Watch(long after)
    {
        var viewer = Channel.CreateBounded<JournaledEvent>(new BoundedChannelOptions(ViewerCapacity) { SingleReader = true });
        lock (_gate)
        {
            if (_ended)
                viewer.Writer.TryComplete();
            else
                _viewers.Add(viewer);
            return ([.. _kept.Where(seen => seen.Sequence > after)], viewer.Reader);
        }
    }

    /// <summary>Whether nothing will ever come after the given sequence.</summary>
    public bool IsOver(long after)
    {
        lock (_gate)
            return _ended && _sequence <= after;
    }

    public void Unwatch(ChannelReader<JournaledEvent> reader)
    {
        lock (_gate)
            _viewers.RemoveAll(viewer => viewer.Reader == reader);
    }

    private bool Show(Channel<JournaledEvent> viewer, JournaledEvent seen)
    {
        var shown = viewer.Writer.TryWrite(seen);
        if (!shown || _ended)
            viewer.Writer.TryComplete();
        return shown;
    }
}
