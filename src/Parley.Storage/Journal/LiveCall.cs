using System.Threading.Channels;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Records;

namespace Parley.Storage.Journal;

/// <summary>
/// A running call's facts in memory: numbers them, keeps those worth keeping for viewers that come late, and shows each to the viewers
/// that are there. Any thread; the lock is held while a sentence is masked and appended, well under a millisecond.
/// </summary>
/// <param name="sensitive">Masks what was said; null where nothing is.</param>
internal sealed class LiveCall(SessionRequest session, DateTimeOffset startedAt, ISensitiveTranscripts? sensitive = null)
{
    private const int ViewerCapacity = 1024;

    private readonly Lock _gate = new();
    private readonly List<JournaledEvent> _kept = [];
    private readonly List<Channel<JournaledEvent>> _viewers = [];
    private readonly MaskedFacts? _masked = sensitive is null ? null : new MaskedFacts(sensitive, session.Agent);
    private long _sequence;
    private long _heldVersion;
    private bool _isHolding;
    private bool _ended;

    public SessionRequest Session { get; } = session;

    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <returns>
    /// What there is to tell now, usually the fact itself; nothing when it waits for what comes next, or when the call is over, which nothing
    /// changes any more.
    /// </returns>
    public Publication Publish(CallEvent fact)
    {
        lock (_gate)
        {
            if (_ended)
                return new Publication([]);
            if (!IsWanted(fact))
            {
                // Counted all the same: viewers know gaps, and nobody is told a number twice.
                _sequence++;
                return new Publication([]);
            }

            if (_masked is null)
                return new Publication([Number(fact, fact)]);
            var (told, held) = (_masked.Pass(fact).Select(written => Number(written.Shown, written.Kept)).ToList(), Held(fact));
            return new Publication(told, held);
        }
    }

    // Interims are half of all facts, and mostly nobody watches.
    private bool IsWanted(CallEvent fact) => _viewers.Count > 0 || JournalPolicy.IsKept(fact);

    /// <summary>Only what is said changes what waits, and the end of the call, with which nothing waits any more.</summary>
    private HeldLines? Held(CallEvent fact)
    {
        if (fact is not (CallEvent.Said or CallEvent.Ended))
            return null;
        var waiting = _masked!.Waiting;
        var isChanged = waiting.Count > 0 || _isHolding;
        _isHolding = waiting.Count > 0;
        return isChanged ? new HeldLines(++_heldVersion, waiting) : null;
    }

    private (JournaledEvent, CallEvent) Number(CallEvent shown, CallEvent kept)
    {
        var seen = JournaledEvent.Of(++_sequence, shown);
        _ended = seen.IsLast;
        if (JournalPolicy.IsKept(shown))
            _kept.Add(seen);
        // A viewer that falls behind is let go, not waited for: it comes back with the last id it saw and misses nothing kept.
        _viewers.RemoveAll(viewer => !Show(viewer, seen));
        return (seen, kept);
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
