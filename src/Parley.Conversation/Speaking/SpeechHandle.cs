using Parley.Calls;
using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Speaking;

/// <summary>A speech in progress, as those see it who did not start it. Thread-safe.</summary>
internal sealed class SpeechHandle : IDisposable
{
    private readonly TaskCompletionSource<SpeechOutcome> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _interrupted = new();
    private readonly Lock _gate = new();
    private IPlayout? _playout;
    private InterruptionReason? _reason;
    private TimeSpan _heard;
    private TimeSpan? _firstHeardAt;

    public SpeechHandle(SpeechId id, bool allowInterruptions)
    {
        Id = id;
        AllowInterruptions = allowInterruptions;
    }

    public SpeechId Id { get; }

    /// <summary>Whether the caller may interrupt it; the session may in any case.</summary>
    public bool AllowInterruptions { get; }

    /// <summary>Never faults.</summary>
    public Task<SpeechOutcome> Completion => _completion.Task;

    /// <summary>When the synthesiser gave the first audio, on the call's timeline.</summary>
    public TimeSpan? FirstAudioAt { get; set; }

    /// <summary>When the first sample left, on the call's timeline.</summary>
    public TimeSpan? FirstHeardAt
    {
        get
        {
            lock (_gate)
                return _firstHeardAt;
        }
        set
        {
            lock (_gate)
                _firstHeardAt ??= value;
        }
    }

    /// <summary>Cancelled when the speech is interrupted.</summary>
    internal CancellationToken Interrupted => _interrupted.Token;

    internal InterruptionReason? Reason
    {
        get
        {
            lock (_gate)
                return _reason;
        }
    }

    /// <summary>Ends the speech: nothing of it is heard any more when this returns.</summary>
    /// <returns>False when it is over already, or protected from the caller.</returns>
    public bool TryInterrupt(InterruptionReason reason)
    {
        if (!AllowInterruptions && (reason is InterruptionReason.BargeIn or InterruptionReason.TypedText))
            return false;
        lock (_gate)
        {
            if (_reason is not null || Completion.IsCompleted)
                return false;
            _reason = reason;
            if (_playout is not null)
            {
                _firstHeardAt ??= _playout.FirstHeardAt;
                _heard = _playout.Clear();
            }
        }

        _interrupted.Cancel();
        return true;
    }

    /// <summary>The speech has the floor: its generation begins, and from now on an interruption clears it.</summary>
    /// <returns>Null when it was interrupted before.</returns>
    internal PlayoutGeneration? Enter(IPlayout playout)
    {
        lock (_gate)
        {
            if (_reason is not null)
                return null;
            _playout = playout;
            return playout.Begin();
        }
    }

    /// <summary>The speech leaves the floor.</summary>
    /// <returns>How much had been heard when it was interrupted; null when it was not.</returns>
    internal TimeSpan? Leave()
    {
        lock (_gate)
        {
            _playout = null;
            return _reason is null ? null : _heard;
        }
    }

    internal void Complete(SpeechOutcome outcome) => _completion.TrySetResult(outcome);

    public void Dispose() => _interrupted.Dispose();
}
