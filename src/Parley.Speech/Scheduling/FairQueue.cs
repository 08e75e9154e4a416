using Parley.Calls;

namespace Parley.Speech.Scheduling;

/// <summary>Takes turns between calls, first come first served within one. Not thread-safe.</summary>
internal sealed class FairQueue
{
    private readonly Dictionary<CallId, LinkedList<SpeechJob>> _jobs = [];
    private readonly LinkedList<CallId> _turns = [];

    public int Count { get; private set; }

    public void Add(SpeechJob job)
    {
        if (!_jobs.TryGetValue(job.Call, out var own))
        {
            _jobs.Add(job.Call, own = []);
            _turns.AddLast(job.Call);
        }

        job.Node = own.AddLast(job);
        Count++;
    }

    /// <summary>The first job of the call whose turn it is; that call then waits until the others had theirs.</summary>
    public SpeechJob? Take()
    {
        if (_turns.First is not { } turn)
            return null;
        var job = _jobs[turn.Value].First!.Value;
        _turns.Remove(turn);
        _turns.AddLast(turn);
        Remove(job);
        return job;
    }

    public void Remove(SpeechJob job)
    {
        if (job.Node is null)
            return;
        var own = _jobs[job.Call];
        own.Remove(job.Node);
        job.Node = null;
        Count--;
        if (own.Count > 0)
            return;
        _jobs.Remove(job.Call);
        _turns.Remove(job.Call);
    }
}
