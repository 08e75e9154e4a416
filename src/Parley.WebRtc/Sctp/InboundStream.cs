namespace Parley.WebRtc;

/// <summary>The ordered messages of a stream that wait for earlier ones.</summary>
internal sealed class InboundStream
{
    private readonly SortedDictionary<long, SctpMessage> waiting = [];
    private long next;

    public int WaitingCost { get; private set; }

    /// <summary>Delivers the message in its turn, with those that waited for it. Returns the change of what waiting costs.</summary>
    public int Add(ushort ssn, SctpMessage message, Action<SctpMessage> deliver)
    {
        var before = WaitingCost;
        var number = next + SerialNumber.Distance(ssn, (ushort)next);
        // Behind its turn: skipped before, or a number used twice.
        if (number >= next && waiting.TryAdd(number, message))
            WaitingCost += CostOf(message);
        Deliver(deliver);
        return WaitingCost - before;
    }

    /// <summary>Delivers what is whole below <paramref name="ssn"/> and goes on from there. Returns what waiting costs less.</summary>
    public int SkipTo(ushort ssn, Action<SctpMessage> deliver)
    {
        var before = WaitingCost;
        var target = next + SerialNumber.Distance(ssn, (ushort)next);
        while (waiting.Count > 0 && waiting.First() is var (number, message) && number < target)
        {
            next = number;
            Take(number, message, deliver);
        }
        next = Math.Max(next, target);
        Deliver(deliver);
        return before - WaitingCost;
    }

    private void Deliver(Action<SctpMessage> deliver)
    {
        while (waiting.TryGetValue(next, out var message))
            Take(next, message, deliver);
    }

    private void Take(long number, SctpMessage message, Action<SctpMessage> deliver)
    {
        waiting.Remove(number);
        WaitingCost -= CostOf(message);
        next++;
        deliver(message);
    }

    private static int CostOf(SctpMessage message) => message.Bytes.Length + SctpLimits.PieceOverhead;
}
