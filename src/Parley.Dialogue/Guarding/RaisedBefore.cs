using Parley.Calls;
using Parley.Handoff;

namespace Parley.Dialogue.Guarding;

/// <summary>What a process can tell of hand-offs that another one raised in a call which it takes over: the queue outlives them both.</summary>
internal static class RaisedBefore
{
    /// <summary>Why people were called, so that nobody is called twice for the same.</summary>
    public static HandoffSignals Signals(IReadOnlyList<QueuedHandoff> raised) =>
        HandoffSignals.None with { Raised = [.. raised.Where(h => h.Status is not HandoffStatus.Withdrawn).Select(h => h.Reason)] };

    /// <summary>Who was called last, if the caller may take them back.</summary>
    public static CalledPerson? Called(IReadOnlyList<QueuedHandoff> raised, ReplyRequest request) =>
        raised.FirstOrDefault(h => h.Status is HandoffStatus.Open or HandoffStatus.Claimed) is { } last && TriggeredTurn.MayBeTakenBack(last.Reason)
            ? new CalledPerson(last.Id, last.Reason, TurnsSince(last, request))
            : null;

    /// <summary>By the words it was raised at. Who was cut off and has said nothing since comes back to it at once.</summary>
    private static int TurnsSince(QueuedHandoff handoff, ReplyRequest request)
    {
        var said = request.History.Where(u => u.Speaker is Speaker.Caller).Select(u => u.Text).ToList();
        return said.Count == 0 ? 1 : said.Count - said.LastIndexOf(handoff.LastTurns.LastOrDefault(u => u.Speaker is Speaker.Caller)?.Text ?? "");
    }
}
