using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace Parley.Speech.Vad;

/// <summary>
/// One stream's detector. Inputs, outputs and state live in pinned buffers bound once, so that a window allocates nothing; the
/// recurrent state goes back and forth between two buffers, with a binding for either direction.
/// </summary>
internal sealed class SileroVoiceActivityDetector : IVoiceActivityDetector
{
    private const float FullScale = 32768f;

    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly float[] _input = GC.AllocateArray<float>(SileroModel.ContextSamples + SileroModel.WindowSamples, pinned: true);
    private readonly float[] _probability = GC.AllocateArray<float>(1, pinned: true);
    private readonly float[] _state = GC.AllocateArray<float>(SileroModel.StateLength, pinned: true);
    private readonly float[] _otherState = GC.AllocateArray<float>(SileroModel.StateLength, pinned: true);
    private readonly List<OrtValue> _values = [];
    private OrtIoBinding _next;
    private OrtIoBinding _afterNext;

    public SileroVoiceActivityDetector(SileroModel model)
    {
        _session = model.Session;
        var input = Tensor(_input, [1, _input.Length]);
        var rate = Tensor(GC.AllocateArray<long>(1, pinned: true), []);
        rate.GetTensorMutableDataAsSpan<long>()[0] = 16_000;
        var probability = Tensor(_probability, [1, 1]);
        var state = Tensor(_state, [2, 1, 128]);
        var otherState = Tensor(_otherState, [2, 1, 128]);
        _next = Bind(input, rate, probability, from: state, to: otherState);
        _afterNext = Bind(input, rate, probability, from: otherState, to: state);
    }

    public int WindowSamples => SileroModel.WindowSamples;

    public float SpeechProbability(ReadOnlySpan<short> window)
    {
        if (window.Length != SileroModel.WindowSamples)
            throw new ArgumentException($"Silero takes {SileroModel.WindowSamples} samples at a time, not {window.Length}.", nameof(window));
        _input.AsSpan(SileroModel.WindowSamples).CopyTo(_input); // the end of the last window is the context of this one
        var fresh = _input.AsSpan(SileroModel.ContextSamples);
        TensorPrimitives.ConvertTruncating(window, fresh);
        TensorPrimitives.Divide(fresh, FullScale, fresh);
        try
        {
            _session.RunWithBinding(_run, _next);
        }
        catch (OnnxRuntimeException e)
        {
            throw new SpeechEngineException("Silero VAD failed on a window.", e);
        }

        (_next, _afterNext) = (_afterNext, _next);
        return _probability[0];
    }

    public void Reset()
    {
        Array.Clear(_input);
        Array.Clear(_state);
        Array.Clear(_otherState);
    }

    public void Dispose()
    {
        _next.Dispose();
        _afterNext.Dispose();
        _values.ForEach(value => value.Dispose());
        _run.Dispose();
    }

    private OrtValue Tensor<T>(T[] buffer, long[] shape) where T : unmanaged
    {
        var value = OrtValue.CreateTensorValueFromMemory(buffer, shape);
        _values.Add(value);
        return value;
    }

    private OrtIoBinding Bind(OrtValue input, OrtValue rate, OrtValue probability, OrtValue from, OrtValue to)
    {
        var binding = _session.CreateIoBinding();
        binding.BindInput("input", input);
        binding.BindInput("sr", rate);
        binding.BindInput("state", from);
        binding.BindOutput("output", probability);
        binding.BindOutput("stateN", to);
        return binding;
    }
}
