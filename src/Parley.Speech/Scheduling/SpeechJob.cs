using Parley.Calls;

namespace Parley.Speech.Scheduling;

/// <summary>One piece of model work. Its queue and timing fields belong to the scheduler's lock.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "See _stop.")]
internal sealed class SpeechJob(SpeechJobKind kind, CallId call, Func<CancellationToken, string> work)
{
    private readonly TaskCompletionSource<string?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Not disposed: it holds neither timer nor handle, and the worker may still look at it when the one who asked has gone.
    private readonly CancellationTokenSource _stop = new();

    public SpeechJobKind Kind => kind;

    public CallId Call => call;

    /// <summary>Null: shed. A cancelled job's task ends at once, even while its work still winds down.</summary>
    public Task<string?> Completion => _completion.Task;

    /// <summary>When it was queued or last renewed.</summary>
    public long QueuedAt { get; set; }

    /// <summary>Its place in its call's queue; null once taken.</summary>
    public LinkedListNode<SpeechJob>? Node { get; set; }

    public void Run()
    {
        try
        {
            var text = work(_stop.Token);
            _completion.TrySetResult(text);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _completion.TrySetResult(null);
        }
        catch (Exception e)
        {
            // A worker outlives whatever a model throws; the one who asked gets it.
            _completion.TrySetException(e as SpeechEngineException ?? new SpeechEngineException("A speech model failed.", e));
        }
    }

    /// <summary>Ends it without a result, queued or running.</summary>
    public void Shed()
    {
        _completion.TrySetResult(null);
        _stop.Cancel();
    }

    public void Cancel(CancellationToken cancellationToken)
    {
        _completion.TrySetCanceled(cancellationToken);
        _stop.Cancel();
    }
}
