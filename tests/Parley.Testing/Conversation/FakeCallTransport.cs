using System.Threading.Channels;
using Parley.Audio;
using Parley.Calls;

namespace Parley.Testing.Conversation;

/// <summary>A caller's leg on virtual time: the microphone plays a <see cref="CallerScript"/>, the speaker is a <see cref="VirtualPlayout"/>.</summary>
public sealed class FakeCallTransport : ICallTransport
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _clock;
    private readonly CallerScript _script;
    private readonly DateTimeOffset _start;
    private readonly ITimer _timer;
    private readonly Channel<AudioFrame> _microphone = Channel.CreateUnbounded<AudioFrame>();
    private readonly Channel<CallSignal> _signals = Channel.CreateUnbounded<CallSignal>();
    private readonly List<(TimeSpan At, Caption Caption)> _captions = [];
    private readonly List<(TimeSpan At, AgentState State)> _states = [];
    private readonly List<(TimeSpan At, Action Do)> _plans = [];
    private TimeSpan _sent;

    public FakeCallTransport(TimeProvider clock, CallerScript script)
    {
        _clock = clock;
        _script = script;
        _start = clock.GetUtcNow();
        Playout = new VirtualPlayout(clock, () => Position);
        _timer = clock.CreateTimer(_ => OnFrame(), null, Frame, Frame);
    }

    public ChannelReader<AudioFrame> Microphone => _microphone.Reader;

    public ChannelReader<CallSignal> Signals => _signals.Reader;

    public IPlayout Speaker => Playout;

    public VirtualPlayout Playout { get; }

    public TimeSpan Position => _clock.GetUtcNow() - _start;

    public IReadOnlyList<(TimeSpan At, Caption Caption)> Captions => _captions;

    public IReadOnlyList<(TimeSpan At, AgentState State)> States => _states;

    public HangUpReason? HungUp { get; private set; }

    /// <summary>Whether the microphone sends nothing, as when it is muted.</summary>
    public bool Muted { get; set; }

    /// <summary>Does something at a moment of the call.</summary>
    public void Plan(TimeSpan at, Action action) => _plans.Add((at, action));

    public void Send(CallSignal signal) => _signals.Writer.TryWrite(signal);

    public void End() => _signals.Writer.TryComplete();

    public ValueTask ShowStateAsync(AgentState state, CancellationToken cancellationToken)
    {
        _states.Add((Position, state));
        return ValueTask.CompletedTask;
    }

    public ValueTask ShowCaptionAsync(Caption caption, CancellationToken cancellationToken)
    {
        _captions.Add((Position, caption));
        return ValueTask.CompletedTask;
    }

    public Task HangUpAsync(HangUpReason reason, CancellationToken cancellationToken)
    {
        HungUp = reason;
        Playout.Clear();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _timer.Dispose();
        Playout.Dispose();
        return ValueTask.CompletedTask;
    }

    private void OnFrame()
    {
        var now = Position;
        foreach (var plan in _plans.Where(plan => plan.At <= now).ToList())
        {
            _plans.Remove(plan);
            plan.Do();
        }

        // A frame holds what was said in the 20 ms before it arrives.
        var from = _sent;
        _sent = now;
        if (Muted)
            return;
        var samples = new short[AudioFormat.Wideband.SamplesIn(now - from)];
        for (var i = 0; i < samples.Length; i++)
        {
            var level = _script.LevelAt(from + AudioFormat.Wideband.DurationOf(i));
            // 440 Hz: survives resampling as it is.
            samples[i] = (short)(level * Math.Sin(2 * Math.PI * 440 * (from.TotalSeconds + i / 48_000.0)));
        }

        _microphone.Writer.TryWrite(new AudioFrame(AudioFormat.Wideband, from, samples));
    }
}
