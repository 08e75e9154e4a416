using Parley.Audio;

namespace Parley.Calls;

/// <summary>
/// The agent's side of a leg: a bounded queue that one clock plays in 20 ms frames. What left it was heard; nothing else was.
/// All members may be called from any thread.
/// </summary>
public interface IPlayout
{
    /// <summary>Rate and channels <see cref="WriteAsync"/> takes in any case.</summary>
    AudioFormat Format { get; }

    /// <summary>
    /// The format in which <see cref="WriteAsync"/> takes mono sound made at this rate at the least cost: as it is where it can be played so.
    /// </summary>
    AudioFormat FormatFor(int sampleRate) => Format;

    /// <summary>Starts a new utterance: drops what is queued, counts <see cref="Heard"/> from zero, lifts a pause.</summary>
    PlayoutGeneration Begin();

    /// <summary>Queues a frame of any length; waits while the queue is full. The samples are copied before it returns.</summary>
    /// <returns>False when the generation is over (cleared or replaced): stop producing.</returns>
    ValueTask<bool> WriteAsync(PlayoutGeneration generation, AudioFrame frame, CancellationToken cancellationToken);

    /// <summary>Pads the last partial frame and waits until all queued audio was heard, or the generation is over.</summary>
    /// <returns>How much of this generation was heard.</returns>
    Task<TimeSpan> DrainAsync(PlayoutGeneration generation, CancellationToken cancellationToken);

    /// <summary>Ends the current generation, drops what was not heard and returns how much was. Silence follows within one frame.</summary>
    TimeSpan Clear();

    /// <summary>Holds the queue (true) or lets it run on (false) without losing anything: what a possible interruption does first.</summary>
    void Pause(bool paused);

    /// <summary>How much of the current generation was heard.</summary>
    TimeSpan Heard { get; }

    /// <summary>When the current generation's first frame left, on the call's timeline; null before that.</summary>
    TimeSpan? FirstHeardAt { get; }

    /// <summary>Sees every agent frame as it leaves, with its position on the call's timeline. Set once, before the first write.</summary>
    IAudioTap? Tap { get; set; }
}
