namespace Parley.WebRtc;

/// <summary>Puts messages together from pieces and into order by stream (RFC 9260, sections 6.5, 6.6 and 6.9; RFC 3758, section 3.6).</summary>
/// <param name="deliver">Takes each whole message in its turn.</param>
internal sealed class Reassembly(Action<SctpMessage> deliver)
{
    private readonly SortedDictionary<long, FragmentRun> _byFirst = [];
    private readonly Dictionary<long, FragmentRun> _byLast = [];
    private readonly Dictionary<ushort, InboundStream> _streams = [];

    /// <summary>Bytes kept, with what their keeping costs.</summary>
    public int Cost { get; private set; }

    public IReadOnlyList<ushort> StreamIds => [.. _streams.Keys];

    /// <summary>Takes a piece that was not there before. False when it contradicts its neighbours or its message outgrows what is allowed.</summary>
    /// <param name="cumulative">The cumulative TSN with this piece counted.</param>
    public bool TryAdd(in DataChunk chunk, long cumulative)
    {
        var run = new FragmentRun(chunk);
        if (!run.HasFirst && _byLast.GetValueOrDefault(run.First - 1) is { HasLast: false } before)
        {
            Remove(before);
            if (!before.TryJoin(run))
                return false;
            run = before;
        }
        if (!run.HasLast && _byFirst.GetValueOrDefault(run.Last + 1) is { HasFirst: false } after)
        {
            Remove(after);
            if (!run.TryJoin(after))
                return false;
        }
        if (run.Bytes > SctpLimits.LargestMessage)
            return false;
        if (run.IsWhole)
            Complete(run);
        else
            Insert(run);
        if (chunk.Tsn <= cumulative)
            DropDead(cumulative);
        return true;
    }

    /// <summary>FORWARD-TSN up to <paramref name="tsn"/>: gives up what is not whole there.</summary>
    /// <param name="cumulative">The cumulative TSN that came of it, which may lie further on.</param>
    public void Forward(long tsn, long cumulative)
    {
        foreach (var run in _byFirst.Values.TakeWhile(run => run.First <= tsn).ToArray())
            Remove(run);
        DropDead(cumulative);
    }

    /// <summary>The stream's part of FORWARD-TSN: what is whole is still delivered, then the stream goes on behind what was skipped.</summary>
    public void Skip(ushort streamId, ushort ssn) => Cost -= Stream(streamId).SkipTo((ushort)(ssn + 1), deliver);

    /// <summary>The peer's numbering of the stream begins anew (RFC 6525, section 5.2.2).</summary>
    public void Reset(ushort streamId)
    {
        if (_streams.Remove(streamId, out var stream))
            Cost -= stream.WaitingCost;
    }

    private void Complete(FragmentRun run)
    {
        var message = run.ToMessage();
        if (run.IsUnordered)
            deliver(message);
        else
            Cost += Stream(message.StreamId).Add(run.Ssn, message, deliver);
    }

    private void Insert(FragmentRun run)
    {
        _byFirst.Add(run.First, run);
        _byLast.Add(run.Last, run);
        Cost += run.Cost;
    }

    private void Remove(FragmentRun run)
    {
        _byFirst.Remove(run.First);
        _byLast.Remove(run.Last);
        Cost -= run.Cost;
    }

    // All up to the cumulative TSN has been dealt with, so only the run that ends there can still grow, and only at its end.
    private void DropDead(long cumulative)
    {
        List<FragmentRun>? dead = null;
        foreach (var run in _byFirst.Values)
        {
            if (run.First > cumulative)
                break;
            if (run.Last < cumulative || !run.HasFirst || run.HasLast)
                (dead ??= []).Add(run);
        }
        dead?.ForEach(Remove);
    }

    private InboundStream Stream(ushort id)
    {
        if (!_streams.TryGetValue(id, out var stream))
            _streams.Add(id, stream = new InboundStream());
        return stream;
    }
}
