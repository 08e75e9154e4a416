using Parley.Audio;
using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Listening;

/// <summary>
/// From microphone frames to words: recording, resampling, energy gate, detector, segments, recognition. What it finds it posts to
/// the mailbox.
/// </summary>
internal sealed class Listener(CallScope scope, IAudioTap recording) : IDisposable
{
    private readonly Utterances _utterances = new(scope);
    private volatile bool _mayInterrupt;

    /// <summary>Listens until the microphone ends or the call does. Recognition has let go when it returns.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var detection = new VoiceDetection(scope);
        var ear = new Ear(scope, detection, _utterances);
        try
        {
            await foreach (var frame in scope.Transport.Microphone.AllAsync(cancellationToken))
            {
                recording.OnFrame(frame);
                ear.Push(frame);
                while (ear.TryTake(out var window))
                {
                    // Awaited here and nowhere below: this method is there for the whole call, so that a wait sets nothing aside.
                    float probability;
                    try
                    {
                        probability = ear.IsAudible(window) ? await detection.SpeechProbabilityAsync(window.Samples.Span) : 0;
                    }
                    catch (Exception fault) when (!detection.IsStandIn)
                    {
                        detection.StandIn(fault);
                        probability = await detection.SpeechProbabilityAsync(window.Samples.Span);
                    }

                    ear.MayInterrupt = _mayInterrupt;
                    ear.Hear(window, probability);
                }
            }
        }
        finally
        {
            await _utterances.StopAsync();
        }
    }

    /// <summary>The policy's state changed. Any thread.</summary>
    public void Follow(TurnState state) => _mayInterrupt = state.MayBeInterrupted;

    /// <summary>The turn these utterances belong to is over. Any thread.</summary>
    public void Seal(int throughUtterance) => _utterances.Seal(throughUtterance);

    /// <summary>No more audio of this utterance will come. Any thread.</summary>
    public void End(int utterance) => _utterances.End(utterance);

    public void Dispose() => _utterances.Dispose();
}
