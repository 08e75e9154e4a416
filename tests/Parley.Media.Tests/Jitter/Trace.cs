namespace Parley.Media.Tests;

/// <summary>
/// A sender, a network and a player on virtual time: a packet every 20 ms through a network that delays, loses and doubles, a tick every
/// 20 ms out of step with it.
/// </summary>
internal sealed class Trace(JitterBuffer buffer)
{
    private static readonly TimeSpan Phase = TimeSpan.FromMilliseconds(7);

    private readonly List<(TimeSpan At, int Index)> _arrivals = [];
    private readonly Dictionary<int, (ushort Sequence, uint Timestamp)> _sent = [];
    private readonly byte[] _payload = new byte[PacketSlots.MaxPayload];

    /// <summary>Every step taken, with the packet's index where it has one.</summary>
    public List<(TimeSpan At, JitterFrame Frame, int Index)> Steps { get; } = [];

    public IEnumerable<int> Played => Steps.Where(s => s.Frame.Kind == JitterFrameKind.Packet).Select(s => s.Index);

    public int CountOf(JitterFrameKind kind) => Steps.Count(s => s.Frame.Kind == kind);

    /// <param name="index">Counts packets; also their sending time in frames unless <paramref name="spokenAt"/> says otherwise.</param>
    public Trace Send(int index, double delay, int? spokenAt = null, int sequenceFrom = 0, uint timestampFrom = 0)
    {
        var frame = spokenAt ?? index;
        _sent[index] = ((ushort)(sequenceFrom + index), timestampFrom + (uint)frame * 960);
        _arrivals.Add((TimeSpan.FromMilliseconds(frame * 20 + delay), index));
        return this;
    }

    public Trace Play(int ticks, Func<int, bool>? quiet = null)
    {
        var arrivals = new Queue<(TimeSpan At, int Index)>(_arrivals.OrderBy(a => a.At));
        for (var tick = 0; tick < ticks; tick++)
        {
            var now = TimeSpan.FromMilliseconds(tick * 20) + Phase;
            while (arrivals.TryPeek(out var next) && next.At <= now)
            {
                arrivals.Dequeue();
                var (sequence, timestamp) = _sent[next.Index];
                buffer.Put(sequence, timestamp, 960, BitConverter.GetBytes(next.Index), next.At);
            }

            JitterFrame frame;
            do
            {
                frame = buffer.Take(now, quiet?.Invoke(tick) ?? false, _payload);
                Steps.Add((now, frame, frame.Length > 0 ? BitConverter.ToInt32(_payload) : -1));
            }
            while (frame.Kind == JitterFrameKind.Skip);
        }

        return this;
    }
}
