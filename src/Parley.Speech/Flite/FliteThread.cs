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

    public FliteThread() => _thread = new Lazy<Thread>(Start);

    /// <exception cref="SpeechEngineException">flite is stuck or shut down.</exception>
    public void Post(Action job)
    {
        _ = _thread.Value;
        if (_jobs.IsAddingCompleted || !_jobs.TryAdd(job))
            throw new SpeechEngineException("flite takes no more sentences: it is shut down or stuck.");
    }

    public void Dispose() => _jobs.CompleteAdding();

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
