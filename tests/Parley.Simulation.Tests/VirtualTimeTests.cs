using Parley.Simulation.Time;

namespace Parley.Simulation.Tests;

public sealed class VirtualTimeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VirtualTime _time = new(new DateTimeOffset(2026, 11, 30, 15, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Delay_PassesAtOnce_AndTimersFireInOrder()
    {
        var order = new List<int>();

        await RunAsync(() => Task.WhenAll(AfterAsync(3), AfterAsync(1), AfterAsync(2)));

        order.ShouldBe([1, 2, 3]);
        _time.Clock.Elapsed.ShouldBe(TimeSpan.FromMinutes(3));

        async Task AfterAsync(int minutes)
        {
            await Task.Delay(TimeSpan.FromMinutes(minutes), _time.Clock);
            order.Add(minutes);
        }
    }

    /// <summary>However it gets there and however often: nobody says that work is under way, and time stands still all the same.</summary>
    [Fact]
    public async Task TimeStandsStill_WhileOtherThreadsWork()
    {
        var moved = new List<TimeSpan>();

        await RunAsync(async () =>
        {
            var timer = Task.Delay(Second, _time.Clock);
            for (var i = 0; i < 200; i++)
            {
                await Task.Run(() => Thread.SpinWait(20_000), CancellationToken.None);
                await Task.Run(async () => await Task.Yield(), CancellationToken.None);
                if (_time.Clock.Elapsed > TimeSpan.Zero)
                    moved.Add(_time.Clock.Elapsed);
            }

            await timer;
        });

        moved.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pieces_ComeOneAfterTheOther_WhateverThreadTheyComeFrom()
    {
        var order = new List<string>();

        await RunAsync(() => Task.WhenAll(HereAsync(), ThereAsync()));

        order.ShouldBe(["here 0", "here 1", "there 0", "here 2", "there 1", "there 2"]);

        async Task ThereAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                await PoolWorkAsync();
                order.Add($"there {i}");
            }
        }

        async Task HereAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Yield();
                order.Add($"here {i}");
            }
        }
    }

    [Fact]
    public async Task WorkThatDoesNotEnd_IsAFault_NotAHang()
    {
        await RunAsync(ForEverAsync).ShouldThrowAsync<TimeoutException>();

        async Task ForEverAsync()
        {
            while (!TestContext.Current.CancellationToken.IsCancellationRequested)
                await Task.Delay(TimeSpan.FromMinutes(1), _time.Clock);
        }
    }

    [Fact]
    public async Task DisposedTimer_DoesNotFire()
    {
        var fired = false;
        await RunAsync(async () =>
        {
            await using (_time.Clock.CreateTimer(_ => fired = true, null, Second, Timeout.InfiniteTimeSpan))
            {
            }

            await Task.Delay(2 * Second, _time.Clock);
        });

        fired.ShouldBeFalse();
    }

    /// <summary>Work on the pool that begins only once it is awaited: what is done before that goes on without coming back, on any clock.</summary>
    private static Task PoolWorkAsync()
    {
        var awaited = new TaskCompletionSource();
        SynchronizationContext.Current!.Post(_ => ThreadPool.UnsafeQueueUserWorkItem(Work, awaited, preferLocal: false), null);
        return awaited.Task;

        static void Work(TaskCompletionSource done)
        {
            Thread.SpinWait(100_000);
            done.SetResult();
        }
    }

    private Task<bool> RunAsync(Func<Task> work) => OwnThread.RunAsync(() =>
    {
        _time.Run(work, TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
        return true;
    });
}
