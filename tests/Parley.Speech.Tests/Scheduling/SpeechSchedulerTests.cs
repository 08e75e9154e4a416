using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Parley.Calls;
using Parley.Speech.Metrics;
using Parley.Speech.Scheduling;

namespace Parley.Speech.Tests.Scheduling;

public sealed class SpeechSchedulerTests : IDisposable
{
    private static readonly CallId s_anna = new("anna");
    private static readonly CallId s_ben = new("ben");

    private readonly FakeTimeProvider _clock = new();
    private readonly SpeechScheduler _scheduler;
    private readonly ConcurrentQueue<string> _ran = new();

    public SpeechSchedulerTests() =>
        _scheduler = new(new SpeechSchedulerOptions(1, TimeSpan.FromMilliseconds(600), 50), new SpeechMetrics(), _clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public async Task ManyUtterances_AtOnce_GetTheirFinalsBeforeAnyInterim()
    {
        using var worker = await OccupyAsync();
        var interims = Enumerable.Range(0, 20).Select(i => Interim(new CallId($"call{i}"), $"interim {i}").Task).ToArray();
        var finals = Enumerable.Range(0, 20).Select(i => Final(new CallId($"call{i}"), $"final {i}")).ToArray();
        worker.Release();
        await Task.WhenAll([.. interims, .. finals]);
        _ran.Take(20).ShouldAllBe(name => name.StartsWith("final", StringComparison.Ordinal));
        _ran.Count.ShouldBe(40);
    }

    [Fact]
    public async Task Calls_WithUnequalDemand_TakeTurns()
    {
        using var worker = await OccupyAsync();
        Task[] work = [Final(s_anna, "a1"), Final(s_anna, "a2"), Final(s_anna, "a3"), Final(s_ben, "b1"), Final(s_ben, "b2")];
        worker.Release();
        await Task.WhenAll(work);
        _ran.ShouldBe(["a1", "b1", "a2", "b2", "a3"]);
    }

    [Fact]
    public async Task Interim_OlderThanItsUse_IsShed()
    {
        using var worker = await OccupyAsync();
        var interim = Interim(s_anna, "late").Task;
        _clock.Advance(TimeSpan.FromMilliseconds(601));
        worker.Release();
        (await interim).ShouldBeNull();
        _ran.ShouldBeEmpty();
    }

    [Fact]
    public async Task Interim_Renewed_KeepsItsPlaceAndIsFresh()
    {
        using var worker = await OccupyAsync();
        var (renewed, job) = Interim(s_anna, "renewed");
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        var other = Interim(s_ben, "other").Task;
        _scheduler.Renew(job);
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        worker.Release();
        (await renewed).ShouldBe("renewed");
        await other;
        _ran.ShouldBe(["renewed", "other"]);
    }

    [Fact]
    public async Task Interim_Running_GivesWayToAFinalThatFindsNoWorker()
    {
        var running = new TaskCompletionSource();
        var interim = _scheduler.RunAsync(new SpeechJob(SpeechJobKind.Interim, s_anna, cancellationToken =>
        {
            running.SetResult();
            cancellationToken.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellationToken);
        }), Cancellation);
        await running.Task;
        (await _scheduler.FinalAsync(s_ben, _ => "final", Cancellation)).ShouldBe("final");
        (await interim).ShouldBeNull();
    }

    [Fact]
    public async Task Final_CancelledInTheQueue_NeverRuns()
    {
        using var worker = await OccupyAsync();
        using var caller = new CancellationTokenSource();
        var dropped = _scheduler.FinalAsync(s_anna, _ => Ran("dropped"), caller.Token);
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(dropped);
        worker.Release();
        await Final(s_ben, "next");
        _ran.ShouldBe(["next"]);
    }

    [Fact]
    public async Task Finals_BeyondTheBound_FailLoudly()
    {
        using var worker = await OccupyAsync();
        var waiting = Enumerable.Range(0, 50).Select(i => Final(s_anna, $"{i}")).ToArray();
        await Should.ThrowAsync<SpeechEngineException>(() => Final(s_ben, "one too many"));
        worker.Release();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Work_ThatThrows_FailsItsCallerOnly()
    {
        await Should.ThrowAsync<SpeechEngineException>(() => _scheduler.FinalAsync(s_anna, _ => throw new InvalidOperationException("broken"), Cancellation));
        (await _scheduler.FinalAsync(s_ben, _ => "alive", Cancellation)).ShouldBe("alive");
    }

    [Fact]
    public async Task Disposal_WithWorkWaiting_EndsIt()
    {
        using var worker = await OccupyAsync();
        var interim = Interim(s_anna, "waiting").Task;
        var final = Final(s_ben, "waiting");
        worker.Release();
        _scheduler.Dispose();
        await Task.WhenAny(Task.WhenAll((Task)interim, final)).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        interim.IsCompleted.ShouldBeTrue();
        final.IsCompleted.ShouldBeTrue();
        await Should.ThrowAsync<SpeechEngineException>(() => Final(s_anna, "after"));
    }

    private async Task<Occupation> OccupyAsync()
    {
        var started = new TaskCompletionSource();
        var release = new ManualResetEventSlim();
        var done = _scheduler.FinalAsync(new CallId("occupying"), _ =>
        {
            started.SetResult();
            release.Wait(Cancellation);
            return "";
        }, Cancellation);
        await started.Task;
        return new Occupation(release, done);
    }

    private Task<string> Final(CallId call, string name) => _scheduler.FinalAsync(call, _ => Ran(name), Cancellation);

    private (Task<string?> Task, SpeechJob Job) Interim(CallId call, string name)
    {
        var job = new SpeechJob(SpeechJobKind.Interim, call, _ => Ran(name));
        return (_scheduler.RunAsync(job, Cancellation), job);
    }

    private string Ran(string name)
    {
        _ran.Enqueue(name);
        return name;
    }

    private sealed class Occupation(ManualResetEventSlim release, Task done) : IDisposable
    {
        public void Release() => release.Set();

        public void Dispose()
        {
            release.Set();
            Task.WaitAny([done], TimeSpan.FromSeconds(5)); // however it ended
        }
    }
}
