using Parley.Calls;
using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Speaking;

/// <summary>Follows what is heard of a speech: tells its beginning and progress, and captions it in step.</summary>
internal sealed class PlayoutWatch(CallScope scope, SpeechHandle handle, ISpeechScript script, string segmentId)
{
    // The beginning is told to the frame.
    private static readonly TimeSpan Beginning = TimeSpan.FromMilliseconds(20);

    // Captions change with words, not with frames.
    private static readonly TimeSpan Progress = TimeSpan.FromMilliseconds(100);

    // It tells the policy that nobody is silent, which counts that in seconds.
    private static readonly TimeSpan News = TimeSpan.FromMilliseconds(500);

    private readonly IPlayout _playout = scope.Transport.Speaker;
    private TimeSpan _heard;
    private TimeSpan _told;
    private int _begun;

    /// <summary>Runs until cancelled; does not throw then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beginning, scope.Clock);
        // Ended rather than cancelled: a timer that is cancelled writes a stack trace, and every speech ends here.
        await using var over = cancellationToken.UnsafeRegister(static timer => ((PeriodicTimer)timer!).Dispose(), timer);
        try
        {
            while (await timer.WaitForNextTickAsync(CancellationToken.None))
            {
                if (handle.FirstHeardAt is null && TellBeginning())
                    timer.Period = Progress;
                TellProgress();
            }
        }
        catch (ObjectDisposedException) when (cancellationToken.IsCancellationRequested)
        {
            // The speech ended just as it had begun.
        }
    }

    private bool TellBeginning()
    {
        if (_playout.FirstHeardAt is not { } first)
            return false;
        handle.FirstHeardAt = first;
        scope.Mailbox.Post(new TurnSignal.SpeechAudible(scope.Now, handle.Id));
        return true;
    }

    private void TellProgress()
    {
        var heard = _playout.Heard;
        if (heard <= _heard || handle.Interrupted.IsCancellationRequested)
            return;
        _heard = heard;
        if (heard - _told >= News)
        {
            _told = heard;
            scope.Mailbox.Post(new TurnSignal.SpeechProgressed(scope.Now, handle.Id));
        }

        if (script.Words.BegunText(heard, ref _begun) is { Length: > 0 } text)
            scope.Reports.Show(new Caption(segmentId, Speaker.Agent, text, IsFinal: false));
    }
}
