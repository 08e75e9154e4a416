namespace Parley.WebRtc;

/// <summary>The ordered messages of a stream that wait for earlier ones.</summary>
internal sealed class InboundStream
{
    private readonly SortedDictionary<long, SctpMessage> _waiting = [];
    private long _next;

    public int WaitingCost { get; private set; }

    /// <summary>Delivers the message in its turn, with those that waited for it. Returns the change of what waiting costs.</summary>
    public int Add(ushort ssn, SctpMessage message, Action<SctpMessage> deliver)
    {
        var before = WaitingCost;
        var number = _next + SerialNumber.Distance(ssn, (ushort)_next);
        // Behind its turn: skipped before, or a number used twice.
        if (number >= _next && _waiting.TryAdd(number, message))
            WaitingCost += CostOf(message);
        Deliver(deliver);
        return WaitingCost - before;
    }

    /// <summary>Delivers what is whole below <paramref name="ssn"/> and goes on from there. Returns what waiting costs less.</summary>
    public int SkipTo(ushort ssn, Action<SctpMessage> deliver)
    {
        var before = WaitingCost;
        var target = _next + SerialNumber.Distance(ssn, (ushort)_next);
        while (_waiting.Count > 0 && _waiting.First() is var (number, message) && number < target)
        {
            _next = number;
            Take(number, message, deliver);
        }
        _next = Math.Max(_next, target);
        Deliver(deliver);
        return before - WaitingCost;
    }

    private void Deliver(Action<SctpMessage> deliver)
    {
        while (_waiting.TryGetValue(_next, out var message))
            Take(_next, message, deliver);
    }

    private void Take(long number, SctpMessage message, Action<SctpMessage> deliver)
    {
        _waiting.Remove(number);
        WaitingCost -= CostOf(message);
        _next++;
        deliver(message);
    }

    private static int CostOf(SctpMessage message) => message.Bytes.Length + SctpLimits.PieceOverhead;
}
