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
