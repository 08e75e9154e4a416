using System.Numerics.Tensors;
using System.Threading.Tasks.Sources;

namespace Parley.Speech.Vad;

/// <summary>
/// One stream's detector: its context, its recurrent state, and the answer it waits for where windows are gathered. Buffers are made once, so
/// that a window allocates nothing.
/// </summary>
internal sealed class SileroVoiceActivityDetector : IVoiceActivityDetector, IValueTaskSource<float>
{
    private const float FullScale = 32768f;

    private readonly SileroGathering _gathering;
    private readonly float[] _input = new float[SileroModel.ContextSamples + SileroModel.WindowSamples];
    private readonly float[] _state = new float[SileroModel.StateLength];

    // Goes on where it is answered: a batch answers many, and waking a thread for each would cost what the batch saves.
    private ManualResetValueTaskSourceCore<float> _answer;

    public SileroVoiceActivityDetector(SileroGathering gathering)
    {
        _gathering = gathering;
        gathering.Enter();
    }

    public int WindowSamples => SileroModel.WindowSamples;

    /// <summary>The end of the last window, then this one, from -1 to 1.</summary>
    public ReadOnlySpan<float> Input => _input;

    /// <summary>One half for either layer.</summary>
    public Span<float> State => _state;

    public ValueTask<float> SpeechProbabilityAsync(ReadOnlySpan<short> window)
    {
        if (window.Length != SileroModel.WindowSamples)
            throw new ArgumentException($"Silero takes {SileroModel.WindowSamples} samples at a time, not {window.Length}.", nameof(window));
        _input.AsSpan(SileroModel.WindowSamples).CopyTo(_input);
        var fresh = _input.AsSpan(SileroModel.ContextSamples);
        TensorPrimitives.ConvertTruncating(window, fresh);
        TensorPrimitives.Divide(fresh, FullScale, fresh);
        _answer.Reset();
        _gathering.Ask(this);
        return new ValueTask<float>(this, _answer.Version);
    }

    public void Answer(float probability) => _answer.SetResult(probability);

    public void Fail(Exception fault) => _answer.SetException(fault);

    public void Reset()
    {
        Array.Clear(_input);
        Array.Clear(_state);
    }

    public void Dispose() => _gathering.Leave();

    float IValueTaskSource<float>.GetResult(short token) => _answer.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<float>.GetStatus(short token) => _answer.GetStatus(token);

    void IValueTaskSource<float>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _answer.OnCompleted(continuation, state, token, flags);
}
