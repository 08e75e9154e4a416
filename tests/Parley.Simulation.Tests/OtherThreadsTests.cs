using Parley.Simulation.Time;

namespace Parley.Simulation.Tests;

public sealed class OtherThreadsTests
{
    /// <summary>A worker that got no time to work is not stuck: simulated time would move on without it, and what comes first would hang on the machine.</summary>
    [Fact]
    public async Task MachineThatStoodStill_IsNoReasonToGoOnWithoutAWorker()
    {
        using var worked = new ManualResetEventSlim();
        var time = new StandingStill(worked);
        ThreadPool.UnsafeQueueUserWorkItem(_ => worked.Wait(), null);

        await OwnThread.RunAsync(() =>
        {
            new OtherThreads(time).Rest();
            return true;
        });

        worked.IsSet.ShouldBeTrue();
    }

    /// <summary>It is free again while the next one works: as many are busy as were stuck, and they are others.</summary>
    [Fact]
    public async Task WorkerThatWasStuckOnce_HidesNoOther()
    {
        using ManualResetEventSlim freed = new(), freedNow = new(), worked = new(), working = new();
        var time = new Jumping();
        ThreadPool.UnsafeQueueUserWorkItem(
            _ =>
            {
                freed.Wait();
                freedNow.Set();
            },
            null);

        await OwnThread.RunAsync(() =>
        {
            var others = new OtherThreads(time);
            others.Rest();
            freed.IsSet.ShouldBeFalse();
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    working.Set();
                    worked.Wait();
                },
                null);
            working.Wait();
            freed.Set();
            freedNow.Wait();
            time.AfterLooks(100, worked.Set);
            others.Rest();
            return true;
        });

        worked.IsSet.ShouldBeTrue();
    }

    /// <summary>A millisecond passes between two looks.</summary>
    private sealed class Jumping : TimeProvider
    {
        private int _looks = int.MaxValue;
        private Action _then = () => { };
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void AfterLooks(int looks, Action then) => (_looks, _then) = (looks, then);

        public override long GetTimestamp()
        {
            if (--_looks == 0)
                _then();
            return _ticks += TimeSpan.TicksPerMillisecond;
        }
    }

    /// <summary>An hour passes between the first two looks and a millisecond between any others; after a hundred the work is done.</summary>
    private sealed class StandingStill(ManualResetEventSlim worked) : TimeProvider
    {
        private int _looks;
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp()
        {
            if (++_looks == 100)
                worked.Set();
            return _ticks += _looks == 2 ? TimeSpan.TicksPerHour : TimeSpan.TicksPerMillisecond;
        }
    }
}
