using System.Collections.Concurrent;
using System.Diagnostics;

namespace Parley.Speech.Flite;

/// <summary>
/// The one thread that calls flite. flite counts references to values that voices and utterances share without any locking, and
/// keeps the streaming callback on the voice, so two sentences at once corrupt memory. One thread is enough: a sentence takes a
/// hundredth of its length, and jobs are single sentences, so calls take turns in order of arrival.
/// </summary>
internal sealed class FliteThread : ISpeakingThread, IDisposable
{
    // Far beyond what one thread can say in time: reaching it means flite is stuck, and waiting would only hide that.
    private const int Capacity = 1024;

    private readonly BlockingCollection<Action> _jobs = new(Capacity);
    private readonly Lazy<Thread> _thread;
    private int _disposed;

    public FliteThread() => _thread = new Lazy<Thread>(Start);

    /// <exception cref="SpeechEngineException">flite is stuck or shut down.</exception>
    public void Post(Action job)
    {
        _ = _thread.Value;
        if (!TryAdd(job))
            throw new SpeechEngineException("flite takes no more sentences: it is shut down or stuck.");
    }

    /// <summary>May come twice, for a container disposes of what it knows by two names once by each; the thread is through with its jobs by then, or not.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _jobs.CompleteAdding();
    }

    private bool TryAdd(Action job)
    {
        try
        {
            return Volatile.Read(ref _disposed) == 0 && _jobs.TryAdd(job);
        }
        catch (InvalidOperationException)
        {
            // Disposed of just now.
            return false;
        }
    }

    private Thread Start()
    {
        var thread = new Thread(Run) { IsBackground = true, Name = "flite" };
        thread.Start();
        return thread;
    }

    private void Run()
    {
        foreach (var job in _jobs.GetConsumingEnumerable())
            Try(job);
        _jobs.Dispose();
    }

    /// <summary>A job tells its listener of its own failures; one that does not must cost that sentence, not every call's voice.</summary>
    private static void Try(Action job)
    {
        try
        {
            job();
        }
        catch (Exception exception)
        {
            Trace.TraceError("A sentence for flite failed without telling its listener: {0}", exception);
        }
    }
}
