using System.Threading.Channels;
using Parley.Audio;
using Parley.Conversation.TurnTaking;
using Parley.Speech;

namespace Parley.Conversation.Listening;

/// <summary>One run of the recogniser over one utterance's audio. Posts what it hears until it is dropped.</summary>
internal sealed class Recognition : IDisposable
{
    private readonly CallScope _scope;
    private readonly int _utterance;
    private readonly CancellationTokenSource _dropped = new();

    // Unbounded: the utterance's own length is the bound, and no frame of it may be lost.
    private readonly Channel<AudioFrame> _audio = Channel.CreateUnbounded<AudioFrame>(new UnboundedChannelOptions { SingleReader = true });

    public Recognition(CallScope scope, int utterance, UtteranceAudio audio)
    {
        _scope = scope;
        _utterance = utterance;
        Audio = audio;
        Completion = RunAsync(_dropped.Token);
    }

    public int Utterance => _utterance;

    /// <summary>Where its frames lie.</summary>
    public UtteranceAudio Audio { get; }

    /// <summary>Never faults.</summary>
    public Task Completion { get; }

    public void Append(AudioFrame frame) => _audio.Writer.TryWrite(frame);

    /// <summary>No more audio: the final transcript is due.</summary>
    public void EndAudio() => _audio.Writer.TryComplete();

    /// <summary>Nobody wants its words any more.</summary>
    public void Drop()
    {
        _audio.Writer.TryComplete();
        _dropped.Cancel();
    }

    public void Dispose() => _dropped.Dispose();

    private async Task RunAsync(CancellationToken dropped)
    {
        // The recogniser may work as soon as it is asked; that must not be on the microphone's thread.
        await Task.Yield();
        try
        {
            var options = new RecognitionOptions(_scope.Call, _scope.Session.Language);
            var hasFinal = false;
            var transcripts = _scope.Engines.Recognizer.RecognizeAsync(_audio.Reader.AllAsync(dropped), options, dropped);
            await foreach (var transcript in transcripts.AbandonedOn(dropped))
            {
                hasFinal |= transcript.IsFinal;
                _scope.Mailbox.Post(new TurnSignal.WordsHeard(_scope.Now, _utterance, transcript));
            }

            if (!hasFinal)
                _scope.Mailbox.Post(new TurnSignal.RecognitionFailed(_scope.Now, _utterance));
        }
        catch (OperationCanceledException) when (dropped.IsCancellationRequested)
        {
            // Not wanted any more.
        }
        catch (Exception exception)
        {
            // Whatever the engine throws, the turn goes on with the words there are.
            _scope.Reports.Degraded(_scope.Now, "recognizer", exception);
            _scope.Mailbox.Post(new TurnSignal.RecognitionFailed(_scope.Now, _utterance));
        }
    }
}
