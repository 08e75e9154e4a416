using Parley.Simulation.Time;

namespace Parley.Simulation.Tests;

public sealed class VirtualTimeTests
{
    private readonly VirtualTime _time = new(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Delay_PassesAtOnce_AndTimersFireInOrder()
    {
        var order = new List<int>();

        _time.Run(
            () => Task.WhenAll(AfterAsync(3), AfterAsync(1), AfterAsync(2)), TimeSpan.FromHours(1), TestContext.Current.CancellationToken);

        order.ShouldBe([1, 2, 3]);
        _time.Clock.Elapsed.ShouldBe(TimeSpan.FromMinutes(3));

        async Task AfterAsync(int minutes)
        {
            await Task.Delay(TimeSpan.FromMinutes(minutes), _time.Clock);
            order.Add(minutes);
        }
    }

    [Fact]
    public void WorkOnAnotherThread_IsWaitedFor_WhileItIsSaidToBeUnderWay()
    {
        using var mayEnd = new ManualResetEventSlim();
        var elapsed = _time.Run(
            async () =>
            {
                var timer = Task.Delay(TimeSpan.FromSeconds(1), _time.Clock);
                _time.Work(isUnderWay: true);
                mayEnd.Set();
                await Task.Run(() => mayEnd.Wait(), CancellationToken.None);
                var at = _time.Clock.Elapsed;
                _time.Work(isUnderWay: false);
                await timer;
                return at;
            },
            TimeSpan.FromHours(1),
            TestContext.Current.CancellationToken);

        elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void WorkThatDoesNotEnd_IsAFault_NotAHang()
    {
        Should.Throw<TimeoutException>(() => _time.Run(ForEverAsync, TimeSpan.FromHours(1), TestContext.Current.CancellationToken));

        async Task ForEverAsync()
        {
            while (!TestContext.Current.CancellationToken.IsCancellationRequested)
                await Task.Delay(TimeSpan.FromMinutes(1), _time.Clock);
        }
    }

    [Fact]
    public void DisposedTimer_DoesNotFire()
    {
        var fired = false;
        _time.Run(
            async () =>
            {
                await using (_time.Clock.CreateTimer(_ => fired = true, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan))
                {
                }

                await Task.Delay(TimeSpan.FromSeconds(2), _time.Clock);
            },
            TimeSpan.FromMinutes(1),
            TestContext.Current.CancellationToken);

        fired.ShouldBeFalse();
    }
}
