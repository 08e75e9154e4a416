using System.Threading.Channels;
using Parley.Audio;

namespace Parley.Calls;

/// <summary>
/// One caller's leg, whatever the channel: web, phone, meeting. Positions on both directions count from the same moment, the start
/// of the call. Disposing leaves the room or line without ceremony.
/// </summary>
public interface ICallTransport : IAsyncDisposable
{
    /// <summary>
    /// The caller's audio: 20 ms frames of one mono format (16 kHz suffices: nobody takes more), in order, gaps concealed or skipped (see
    /// <see cref="AudioFrame.Position"/>). Bounded; drops the oldest when the reader falls behind. Completed when the leg ends.
    /// One reader: a frame's samples are its own until it reads the next, and what it keeps longer it copies.
    /// </summary>
    ChannelReader<AudioFrame> Microphone { get; }

    /// <summary>Everything else, in order. Completed when the leg ends.</summary>
    ChannelReader<CallSignal> Signals { get; }

    IPlayout Speaker { get; }

    /// <summary>Now, on the call's timeline.</summary>
    TimeSpan Position { get; }

    ValueTask ShowStateAsync(AgentState state, CancellationToken cancellationToken);

    ValueTask ShowCaptionAsync(Caption caption, CancellationToken cancellationToken);

    /// <summary>Ends the leg for the caller. What is still queued for playout is dropped; drain it first to be polite.</summary>
    Task HangUpAsync(HangUpReason reason, CancellationToken cancellationToken);
}
