using Parley.Calls;
using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Speaking;

/// <summary>Follows what is heard of a speech: tells its beginning and progress, and captions it in step.</summary>
internal sealed class PlayoutWatch(CallScope scope, SpeechHandle handle, ISpeechScript script, string segmentId)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    // Captions change with words, not with frames.
    private const int StepsPerCaption = 5;

    private readonly IPlayout _playout = scope.Transport.Speaker;
    private TimeSpan _heard;
    private string _shown = "";

    /// <summary>Runs until cancelled; does not throw then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Step, scope.Clock);
        try
        {
            for (var step = 0; await timer.WaitForNextTickAsync(cancellationToken); step++)
            {
                if (handle.FirstHeardAt is null)
                    TellBeginning();
                if (step % StepsPerCaption == 0)
                    TellProgress();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The speech is over.
        }
    }

    private void TellBeginning()
    {
        if (_playout.FirstHeardAt is not { } first)
            return;
        handle.FirstHeardAt = first;
        scope.Mailbox.Post(new TurnSignal.SpeechAudible(scope.Now, handle.Id));
    }

    private void TellProgress()
    {
        var heard = _playout.Heard;
        if (heard <= _heard || handle.Interrupted.IsCancellationRequested)
            return;
        _heard = heard;
        scope.Mailbox.Post(new TurnSignal.SpeechProgressed(scope.Now, handle.Id));
        var text = script.Words.BegunText(heard);
        if (text.Length == 0 || text == _shown)
            return;
        _shown = text;
        scope.Reports.Show(new Caption(segmentId, Speaker.Agent, text, IsFinal: false));
    }
}
