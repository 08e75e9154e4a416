using Microsoft.Extensions.Logging.Testing;

namespace Parley.Media.Tests;

[Collection(nameof(RealTime))]
public sealed class MediaClockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeLogger<MediaClock> _logger = new();

    [Fact]
    public void Subscribers_AreSpreadOverThePhases()
    {
        using var clock = new MediaClock(_logger);
        var subscriptions = Enumerable.Range(0, 25).Select(_ => clock.Subscribe(new Counter(1))).ToList();
        clock.PhaseLoads.Max().ShouldBe(3);
        clock.PhaseLoads.Min().ShouldBe(2);
        clock.Subscribers.ShouldBe(25);
        foreach (var subscription in subscriptions)
            subscription.Dispose();
        clock.Subscribers.ShouldBe(0);
    }

    [Fact]
    public async Task Phases_FireTwoMillisecondsApart()
    {
        using var clock = new MediaClock(_logger);
        var counters = Enumerable.Range(0, MediaClock.Phases).Select(_ => new Counter(50)).ToList();
        foreach (var counter in counters)
            clock.Subscribe(counter);
        await Task.WhenAll(counters.Select(c => c.ReachedAsync()));
        clock.Dispose();
        // Each phase's ticks against the first's, modulo the period: the median forgives a busy machine.
        for (var phase = 1; phase < counters.Count; phase++)
        {
            var offsets = counters[phase].Times.Zip(counters[0].Times, (late, early) => Modulo(late - early)).Order().ToList();
            offsets[offsets.Count / 2].ShouldBe(phase * 2, 1.5);
        }
    }

    [Fact]
    public async Task Ticks_OnAbsoluteDeadlines_DoNotDrift()
    {
        using var clock = new MediaClock(_logger);
        var counter = new Counter(301);
        var lateness = new List<TimeSpan>();
        clock.Lateness = lateness.Add;
        clock.Subscribe(counter);
        await counter.ReachedAsync();
        clock.Dispose();
        // Where ticks stand in the period, early and late in the run: their punctual tenth, as a busy machine delays the others.
        double Punctual(int from) => counter.Times.Skip(from).Take(100).Select(t => Modulo(t - counter.Times[0] + 10)).Order().ElementAt(10);
        Punctual(200).ShouldBe(Punctual(0), 1);
        lateness.Count.ShouldBeGreaterThanOrEqualTo(300);
        lateness.Order().ElementAt(150).ShouldBeInRange(TimeSpan.Zero, MediaClock.Period);
    }

    [Fact]
    public async Task SubscriberThatThrows_IsLoggedAndRemoved_AndHurtsNoOther()
    {
        using var clock = new MediaClock(_logger);
        var good = new Counter(20);
        var bad = new Counter(1) { Failure = new InvalidOperationException("broken") };
        clock.Subscribe(bad);
        clock.Subscribe(good);
        await good.ReachedAsync();
        clock.Subscribers.ShouldBe(1);
        bad.Times.Count.ShouldBe(1);
        _logger.Collector.GetSnapshot().ShouldHaveSingleItem().Exception.ShouldBe(bad.Failure);
    }

    [Fact]
    public async Task Subscription_OnceDisposed_TicksNoMore()
    {
        using var clock = new MediaClock(_logger);
        var first = new Counter(3);
        var other = new Counter(20);
        var subscription = clock.Subscribe(first);
        await first.ReachedAsync();
        subscription.Dispose();
        clock.Subscribe(other);
        var seen = first.Times.Count;
        await other.ReachedAsync();
        first.Times.Count.ShouldBeInRange(3, seen + 1);
    }

    [Fact]
    public async Task Haste_BringsTheNextTickSooner_AndKeepsThePeriod()
    {
        using var clock = new MediaClock(_logger);
        var counter = new Counter(400);
        var ticks = clock.Subscribe(counter);
        var waits = new List<double>();
        for (var round = 0; round < 20; round++)
        {
            var seen = counter.Times.Count;
            await counter.ReachedAsync(seen + 2);
            var before = Now();
            ticks.Hasten();
            await counter.ReachedAsync(counter.Times.Count + 1);
            waits.Add(counter.Times.First(at => at > before) - before);
        }

        clock.Dispose();
        // The median forgives a busy machine; without haste it would be 10 ms.
        waits.Order().ElementAt(10).ShouldBeLessThan(6);
        clock.Subscribers.ShouldBe(1);
    }

    [Fact]
    public void Haste_OfAFormerSubscriber_ChangesNothing()
    {
        using var clock = new MediaClock(_logger);
        var ticks = clock.Subscribe(new Counter(1));
        ticks.Dispose();
        ticks.Hasten();
        clock.Subscribers.ShouldBe(0);
    }

    [Fact]
    public void Dispose_StopsTheThread_AndRefusesMore()
    {
        var clock = new MediaClock(_logger);
        clock.Dispose();
        clock.Dispose();
        Should.Throw<ObjectDisposedException>(() => clock.Subscribe(new Counter(1)));
    }

    private static double Now() => TimeProvider.System.GetTimestamp() * 1000.0 / TimeProvider.System.TimestampFrequency;

    private static double Modulo(double milliseconds) => (milliseconds % 20 + 20) % 20;

    private sealed class Counter(int wanted) : IMediaTick
    {
        public Exception? Failure { get; init; }

        public List<double> Times { get; } = new(1000);

        private readonly List<(int Count, TaskCompletionSource Reached)> _awaited = [];

        public Task ReachedAsync() => ReachedAsync(wanted);

        public Task ReachedAsync(int count)
        {
            lock (_awaited)
            {
                if (Times.Count >= count)
                    return Task.CompletedTask;
                var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _awaited.Add((count, reached));
                return reached.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
            }
        }

        public void OnTick()
        {
            lock (_awaited)
            {
                Times.Add(Now());
                foreach (var (_, reached) in _awaited.Where(awaited => awaited.Count == Times.Count))
                    reached.TrySetResult();
            }

            if (Failure is not null)
                throw Failure;
        }
    }
}
