using Microsoft.Extensions.Time.Testing;

namespace Parley.WebRtc.Tests.Sctp;

/// <summary>Two transports and a bad network between them, on virtual time.</summary>
internal sealed class SimulatedLink
{
    private readonly PriorityQueue<(LinkEnd To, byte[] Packet), (TimeSpan At, long Order)> _packets = new();
    private readonly Random _random;
    private readonly long _origin;
    private long _order;

    public SimulatedLink(int seed = 1)
    {
        _random = new Random(seed);
        _origin = Clock.GetTimestamp();
        (Client, Server) = (new LinkEnd(this), new LinkEnd(this));
        (Client.Other, Server.Other) = (Server, Client);
    }

    public FakeTimeProvider Clock { get; } = new();

    public LinkEnd Client { get; }

    public LinkEnd Server { get; }

    public double Loss { get; set; }

    public double Duplication { get; set; }

    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Added at random to each packet; more than the spacing of packets means reordering.</summary>
    public TimeSpan Jitter { get; set; }

    /// <summary>True drops the packet.</summary>
    public Func<LinkEnd, byte[], bool> Drop { get; set; } = (_, _) => false;

    public long Carried { get; private set; }

    public TimeSpan Now => Clock.GetElapsedTime(_origin);

    public void Start()
    {
        Client.Transport.Start(isDtlsClient: true);
        Server.Transport.Start(isDtlsClient: false);
    }

    public void Send(LinkEnd from, byte[] packet)
    {
        if (Drop(from, packet))
            return;
        for (var copies = _random.NextDouble() < Duplication ? 2 : 1; copies > 0; copies--)
            if (_random.NextDouble() >= Loss)
                _packets.Enqueue((from.Other, packet), (Now + Delay + Jitter * _random.NextDouble(), _order++));
    }

    /// <summary>Lets time pass until the condition holds; false when it does not within <paramref name="limit"/>, or nothing happens any more.</summary>
    public bool RunUntil(Func<bool> condition, TimeSpan? limit = null)
    {
        var end = Now + (limit ?? TimeSpan.FromMinutes(10));
        for (var steps = 0; steps < 2_000_000; steps++)
        {
            Client.AdvanceIfDue();
            Server.AdvanceIfDue();
            if (condition())
                return true;
            var next = Earliest(Client.DueAt, Server.DueAt);
            if (_packets.TryPeek(out _, out var first))
                next = Earliest(next, first.At);
            if (next is not { } at || at > end)
            {
                if (end > Now)
                    Clock.Advance(end - Now);
                return condition();
            }
            if (at > Now)
                Clock.Advance(at - Now);
            while (_packets.TryPeek(out var arrived, out var when) && when.At <= Now)
            {
                _packets.Dequeue();
                Carried++;
                arrived.To.Transport.Receive(arrived.Packet);
            }
        }
        throw new InvalidOperationException("The link does not come to rest.");
    }

    public void Run(TimeSpan time) => RunUntil(() => false, time);

    private static TimeSpan? Earliest(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;
}
