using Parley.Calls;
using Parley.Conversation.TurnTaking;
using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>One speech from script to speaker: waits for the floor, plays, watches what is heard, reports how it ended.</summary>
internal sealed class Performance(CallScope scope, SpeakingFloor floor, SpeechHandle handle, ISpeechScript script, string segmentId)
{
    private readonly IPlayout _playout = scope.Transport.Speaker;
    private bool _onFloor;
    private PlayoutGeneration _generation;
    private Task _watching = Task.CompletedTask;
    private TimeSpan _heard;

    /// <summary>Never faults: how it went is the handle's completion, and a signal in the mailbox.</summary>
    public async Task RunAsync()
    {
        // Engines may work as soon as they are asked; that must not be on the mailbox's thread.
        await Task.Yield();
        var failure = await PlayAsync();
        var outcome = Outcome(failure);
        Show(outcome.Heard.Text);
        handle.Complete(outcome);
        // Before the floor is free: the policy must know the end of one speech before the beginning of the next.
        scope.Mailbox.Post(new TurnSignal.SpeechEnded(scope.Now, handle.Id, Ending(outcome)));
        if (_onFloor)
            floor.Leave();
    }

    /// <returns>What broke, or null.</returns>
    private async Task<Exception?> PlayAsync()
    {
        var token = handle.Interrupted;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
        try
        {
            var failure = await WriteAsync(over.Token, token);
            if (_onFloor)
                _heard = await _playout.DrainAsync(_generation, token);
            return failure ?? script.Fault;
        }
        catch (Exception) when (token.IsCancellationRequested)
        {
            // Interrupted, however the engine puts it; the outcome tells.
            return null;
        }
        catch (Exception exception)
        {
            // A playout that fails must not keep the floor from the words of apology.
            scope.Reports.Degraded(scope.Now, "playout", exception);
            return exception;
        }
        finally
        {
            over.Cancel();
            await _watching;
        }
    }

    private async Task<Exception?> WriteAsync(CancellationToken over, CancellationToken interrupted)
    {
        try
        {
            PlayoutWriter? writer = null;
            await foreach (var piece in script.PerformAsync(interrupted))
            {
                if (writer is null)
                {
                    writer = await EnterAsync(interrupted);
                    _watching = new PlayoutWatch(scope, handle, script, segmentId).RunAsync(over);
                }

                if (!await writer.WriteAsync(piece, interrupted))
                    break;
            }

            return null;
        }
        catch (Exception exception) when (!interrupted.IsCancellationRequested)
        {
            // Whatever the engine throws: what it made before is heard to the end.
            scope.Reports.Degraded(scope.Now, "synthesizer", exception);
            return exception;
        }
    }

    private async Task<PlayoutWriter> EnterAsync(CancellationToken cancellationToken)
    {
        handle.FirstAudioAt = scope.Now;
        await floor.TakeAsync(cancellationToken);
        _onFloor = true;
        _generation = handle.Enter(_playout) ?? throw new OperationCanceledException(cancellationToken);
        return new PlayoutWriter(_playout, _generation, script.Words);
    }

    private SpeechOutcome Outcome(Exception? failure)
    {
        if (handle.Leave() is { } heard)
            return new SpeechOutcome.Interrupted(Heard(heard, whole: false), handle.Reason!.Value);
        if (_onFloor)
            handle.FirstHeardAt ??= _playout.FirstHeardAt;
        return failure is null
            ? new SpeechOutcome.Completed(Heard(_heard, whole: true))
            : new SpeechOutcome.Failed(Heard(_heard, whole: false));
    }

    private HeardSpeech Heard(TimeSpan heard, bool whole)
    {
        if (handle.FirstHeardAt is not { } start || heard <= TimeSpan.Zero)
            return HeardSpeech.Nothing(scope.Now);
        var text = whole ? script.Words.Text : script.Words.HeardText(heard);
        var words = whole ? script.Words.Heard(TimeSpan.MaxValue / 2) : script.Words.Heard(heard);
        var onCall = words.Select(word => new WordTiming(word.Text, start + word.Start, start + word.End));
        return new HeardSpeech(text, [.. onCall], start, start + heard) { Meant = script.Meant };
    }

    /// <summary>The last caption holds what was heard, also where that is less than was shown.</summary>
    private void Show(string heardText)
    {
        if (handle.FirstHeardAt is not null && script.Words.Text.Length > 0)
            scope.Reports.Show(new Caption(segmentId, Speaker.Agent, heardText, IsFinal: true));
    }

    private SpeechEnding Ending(SpeechOutcome outcome) => outcome switch
    {
        SpeechOutcome.Completed completed => new SpeechEnding.Completed(completed.Heard.Text, script.EndsCall),
        SpeechOutcome.Failed failed => new SpeechEnding.Failed(failed.Heard.Text.Length > 0),
        _ => new SpeechEnding.Interrupted(),
    };
}
