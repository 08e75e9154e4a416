using System.Diagnostics.Metrics;
using Parley.Calls;
using Parley.Speech.Metrics;

namespace Parley.Speech.Scheduling;

/// <summary>
/// Bounds model work over all calls to a few dedicated threads. Finals go before interims, calls take turns, and under load it is
/// interims that are shed: one that waited too long is dropped, and a running one gives way to a final that finds no free worker.
/// Thread-safe.
/// </summary>
internal sealed class SpeechScheduler : IDisposable
{
    private readonly object _gate = new(); // a monitor, not a Lock: workers wait on it
    private readonly FairQueue _finals = new();
    private readonly FairQueue _interims = new();
    private readonly List<SpeechJob> _running = [];
    private readonly SpeechSchedulerOptions _options;
    private readonly SpeechMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly Thread[] _workers;
    private bool _disposed;

    public SpeechScheduler(SpeechSchedulerOptions options, SpeechMetrics metrics, TimeProvider clock)
    {
        _options = options;
        _metrics = metrics;
        _clock = clock;
        metrics.Observe(Queued, () => _running.Count);
        _workers = [.. Enumerable.Range(0, options.Workers).Select(i => new Thread(Work) { IsBackground = true, Name = $"speech {i}" })];
        Array.ForEach(_workers, worker => worker.Start());
    }

    /// <summary>Runs <paramref name="work"/> as soon as a worker is free; must not be shed.</summary>
    /// <param name="work">Blocking; should end soon once its token is cancelled.</param>
    /// <exception cref="SpeechEngineException">The work failed, or too many finals wait.</exception>
    public async Task<string> FinalAsync(CallId call, Func<CancellationToken, string> work, CancellationToken cancellationToken)
    {
        var job = new SpeechJob(SpeechJobKind.Final, call, work);
        return await RunAsync(job, cancellationToken).ConfigureAwait(false)
            ?? throw new SpeechEngineException("Speech recognition is overloaded or shutting down: a final transcript was not made.");
    }

    /// <returns>Null when it was shed.</returns>
    /// <exception cref="SpeechEngineException">The work failed.</exception>
    public async Task<string?> RunAsync(SpeechJob job, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enqueue(job);
        await using var registration = cancellationToken.UnsafeRegister(_ => Cancel(job, cancellationToken), null);
        return await job.Completion.ConfigureAwait(false);
    }

    /// <summary>
    /// A newer interim of the same utterance replaces a queued one: it keeps the place, but not the age. The work reads the newest
    /// audio when it starts, so there is nothing else to exchange.
    /// </summary>
    public void Renew(SpeechJob job)
    {
        lock (_gate)
        {
            if (job.Node is null)
                return;
            job.QueuedAt = _clock.GetTimestamp();
        }

        CountShed(job.Kind, "replaced");
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            while ((_finals.Take() ?? _interims.Take()) is { } waiting)
                waiting.Shed();
            _running.ForEach(running => running.Shed());
            Monitor.PulseAll(_gate);
        }

        // Models are disposed after this, and must not be while a worker still runs one.
        Array.ForEach(_workers, worker => worker.Join(TimeSpan.FromSeconds(5)));
    }

    private void Enqueue(SpeechJob job)
    {
        lock (_gate)
        {
            if (_disposed || (job.Kind is SpeechJobKind.Final && _finals.Count >= _options.MaximumFinals))
            {
                job.Shed();
                CountShed(job.Kind, "full");
                return;
            }

            job.QueuedAt = _clock.GetTimestamp();
            (job.Kind is SpeechJobKind.Final ? _finals : _interims).Add(job);
            if (job.Kind is SpeechJobKind.Final && _running.Count + _finals.Count > _workers.Length)
                GiveWay();
            Monitor.Pulse(_gate);
        }
    }

    private void GiveWay()
    {
        if (_running.FindLast(job => job is { Kind: SpeechJobKind.Interim, Completion.IsCompleted: false }) is not { } interim)
            return;
        interim.Shed();
        CountShed(SpeechJobKind.Interim, "preempted");
    }

    private void Cancel(SpeechJob job, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            (job.Kind is SpeechJobKind.Final ? _finals : _interims).Remove(job);
            job.Cancel(cancellationToken);
        }
    }

    private void Work()
    {
        while (Take() is { } job)
        {
            job.Run();
            lock (_gate)
                _running.Remove(job);
        }
    }

    private SpeechJob? Take()
    {
        lock (_gate)
        {
            while (!_disposed)
            {
                if ((_finals.Take() ?? TakeInterim()) is { } job)
                {
                    _running.Add(job);
                    _metrics.SchedulerWait.Record(_clock.GetElapsedTime(job.QueuedAt).TotalSeconds, KindTag(job.Kind));
                    return job;
                }

                Monitor.Wait(_gate);
            }

            return null;
        }
    }

    private SpeechJob? TakeInterim()
    {
        while (_interims.Take() is { } job)
        {
            if (_clock.GetElapsedTime(job.QueuedAt) <= _options.InterimUsefulness)
                return job;
            job.Shed();
            CountShed(job.Kind, "stale");
        }

        return null;
    }

    private Measurement<int>[] Queued()
    {
        lock (_gate)
            return [new(_finals.Count, KindTag(SpeechJobKind.Final)), new(_interims.Count, KindTag(SpeechJobKind.Interim))];
    }

    private void CountShed(SpeechJobKind kind, string reason) => _metrics.SchedulerShed.Add(1, KindTag(kind), new("reason", reason));

    private static KeyValuePair<string, object?> KindTag(SpeechJobKind kind) => new("kind", kind is SpeechJobKind.Final ? "final" : "interim");
}
