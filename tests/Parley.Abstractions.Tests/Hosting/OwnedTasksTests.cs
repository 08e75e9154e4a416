using Microsoft.Extensions.Time.Testing;
using Parley.Hosting;

namespace Parley.Abstractions.Tests.Hosting;

public sealed class OwnedTasksTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly OwnedTasks _owned = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource _work = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_IsWaitedFor_AndForgottenOnceItEnded()
    {
        _owned.Add(_work.Task);
        var end = _owned.EndAsync(Patience, _clock, Cancel);
        (end.IsCompleted, _owned.Count).ShouldBe((false, 1));

        _work.SetResult();
        (await end).ShouldBeTrue();
        _owned.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Work_ThatHangs_IsGivenUpOnAfterTheTime()
    {
        _owned.Add(_work.Task);
        _owned.Add(Task.CompletedTask);
        var end = _owned.EndAsync(Patience, _clock, Cancel);
        _clock.Advance(Patience);

        (await end).ShouldBeFalse();
        _owned.Count.ShouldBe(1, "it is still owned");
    }

    [Fact]
    public async Task Waiting_ThatIsCutShort_SaysThatWorkIsLeft()
    {
        using var stop = new CancellationTokenSource();
        _owned.Add(_work.Task);
        var end = _owned.EndAsync(Timeout.InfiniteTimeSpan, _clock, stop.Token);
        await stop.CancelAsync();

        (await end).ShouldBeFalse();
    }

    /// <summary>Whoever began the work hears how it ended, not the one who waits for its end.</summary>
    [Fact]
    public async Task Fault_IsNotTheWaitersToHear()
    {
        _owned.Add(_work.Task);
        _owned.Add(Task.FromCanceled(new CancellationToken(canceled: true)));
        var end = _owned.EndAsync(Patience, _clock, Cancel);
        _work.SetException(new IOException("late"));

        (await end).ShouldBeTrue();
        _owned.Count.ShouldBe(0);
    }

    [Fact]
    public async Task NothingOwned_IsNoWait() => (await _owned.EndAsync(Patience, _clock, Cancel)).ShouldBeTrue();
}
