using System.Threading.Channels;
using Parley.Audio;
using Parley.Calls;

namespace Parley.Server.Tests;

/// <summary>A leg on which nothing is heard; remembers how it ended.</summary>
internal sealed class FakeLeg(AgentPlacement placement) : ICallTransport
{
    public AgentPlacement Placement { get; } = placement;

    public HangUpReason? HungUp { get; private set; }

    public bool Disposed { get; private set; }

    public ChannelReader<AudioFrame> Microphone { get; } = Channel.CreateBounded<AudioFrame>(1).Reader;

    public ChannelReader<CallSignal> Signals { get; } = Channel.CreateBounded<CallSignal>(1).Reader;

    public IPlayout Speaker => throw new NotSupportedException("No test listens.");

    public TimeSpan Position => TimeSpan.Zero;

    public ValueTask ShowStateAsync(AgentState state, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask ShowCaptionAsync(Caption caption, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public Task HangUpAsync(HangUpReason reason, CancellationToken cancellationToken)
    {
        HungUp = reason;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }
}
