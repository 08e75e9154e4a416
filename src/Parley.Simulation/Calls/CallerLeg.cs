using System.Threading.Channels;
using Parley.Audio;
using Parley.Calls;
using Parley.Simulation.Voices;

namespace Parley.Simulation.Calls;

/// <summary>The leg of a simulated caller, on virtual time. On the call's one thread.</summary>
internal sealed class CallerLeg : ICallTransport
{
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly IMouth _mouth;
    private readonly Channel<AudioFrame> _microphone = Channel.CreateUnbounded<AudioFrame>();
    private readonly Channel<CallSignal> _signals = Channel.CreateUnbounded<CallSignal>();
    private readonly VirtualPlayout _speaker;
    // Continued where it is set: the library would take a wait with a limit to another thread first.
    private TaskCompletionSource _changed = new();
    private int _said;

    public CallerLeg(TimeProvider clock, IMouth mouth)
    {
        (_clock, _start, _mouth) = (clock, clock.GetTimestamp(), mouth);
        _speaker = new VirtualPlayout(clock, () => Position);
    }

    public ChannelReader<AudioFrame> Microphone => _microphone.Reader;

    public ChannelReader<CallSignal> Signals => _signals.Reader;

    public IPlayout Speaker => _speaker;

    public TimeSpan Position => _clock.GetElapsedTime(_start);

    public AgentState State { get; private set; } = AgentState.Initializing;

    /// <summary>How often the agent's state changed: an answer is over when it listens again, not while it listens still.</summary>
    public int Changes { get; private set; }

    /// <summary>Which change let the agent be heard last.</summary>
    public int Spoke { get; private set; }

    public HangUpReason? HungUp { get; private set; }

    /// <summary>The words of an agent's utterance shown so far; none while it says nothing.</summary>
    public string Captioned { get; private set; } = "";

    /// <summary>What the agent has said since the caller's last words.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>While the caller waited and heard nothing, counted from where the caller's words began.</summary>
    public IReadOnlyList<Silence> Silences => _speaker.Silences;

    /// <summary>Keeps the caller's mouth at work until the call is over.</summary>
    public Task RunAsync() => _mouth.RunAsync(this);

    /// <summary>Says something; what was answered before is forgotten.</summary>
    public Task SayAsync(string text)
    {
        Answer = "";
        _said = Changes;
        _speaker.Await();
        return _mouth.SayAsync(text, this);
    }

    /// <summary>What the microphone picks up.</summary>
    public void Hear(AudioFrame frame) => _microphone.Writer.TryWrite(frame);

    public void Send(CallSignal signal) => _signals.Writer.TryWrite(signal);

    public void Leave()
    {
        _signals.Writer.TryWrite(new CallSignal.CallerLeft("hung up"));
        _signals.Writer.TryComplete();
    }

    /// <summary>Completes when something is shown or the call ends.</summary>
    public Task ChangeAsync() => _changed.Task;

    public ValueTask ShowStateAsync(AgentState state, CancellationToken cancellationToken)
    {
        State = state;
        Changes++;
        if (state is AgentState.Speaking)
            Spoke = Changes;
        else
            Captioned = "";
        if (state is AgentState.Listening && Spoke > _said)
            _speaker.Answered();
        Change();
        return ValueTask.CompletedTask;
    }

    public ValueTask ShowCaptionAsync(Caption caption, CancellationToken cancellationToken)
    {
        if (caption.Speaker is Parley.Calls.Speaker.Agent)
            Captioned = caption.Text;
        if (caption is { Speaker: Parley.Calls.Speaker.Agent, IsFinal: true })
            Answer = $"{Answer} {caption.Text}".Trim();
        Change();
        return ValueTask.CompletedTask;
    }

    public Task HangUpAsync(HangUpReason reason, CancellationToken cancellationToken)
    {
        HungUp = reason;
        if (reason is not HangUpReason.CallerLeft)
            _speaker.EndSilence();
        Speaker.Clear();
        _microphone.Writer.TryComplete();
        Change();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _speaker.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Change()
    {
        var changed = _changed;
        _changed = new();
        changed.TrySetResult();
    }
}
