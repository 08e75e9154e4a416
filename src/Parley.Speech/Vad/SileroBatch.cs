using Microsoft.ML.OnnxRuntime;

namespace Parley.Speech.Vad;

/// <summary>
/// Runs the model on a window each of several streams: sixteen together take little more than half of what they take one after the other, for
/// the weights are read once and the runtime is entered once. Inputs and outputs live in pinned buffers, bound once for each number of streams,
/// so that a window allocates nothing. One thread at a time.
/// </summary>
internal sealed class SileroBatch(SileroModel model) : IDisposable
{
    /// <summary>Streams at once: more gain nothing.</summary>
    public const int Largest = 16;

    private const int InputLength = SileroModel.ContextSamples + SileroModel.WindowSamples;
    private const int Layer = SileroModel.StateLength / 2;

    private readonly RunOptions _run = new();
    private readonly SileroVoiceActivityDetector[] _streams = new SileroVoiceActivityDetector[Largest];
    private readonly float[] _input = GC.AllocateArray<float>(Largest * InputLength, pinned: true);
    private readonly long[] _rate = GC.AllocateArray<long>(1, pinned: true);
    private readonly float[] _state = GC.AllocateArray<float>(Largest * SileroModel.StateLength, pinned: true);
    private readonly float[] _nextState = GC.AllocateArray<float>(Largest * SileroModel.StateLength, pinned: true);
    private readonly float[] _probability = GC.AllocateArray<float>(Largest, pinned: true);
    private readonly OrtIoBinding?[] _bindings = new OrtIoBinding?[Largest + 1];
    private readonly List<OrtValue> _values = [];
    private int _count;

    /// <summary>One more, up to <see cref="Largest"/>.</summary>
    public void Add(SileroVoiceActivityDetector stream) => _streams[_count++] = stream;

    /// <summary>Answers all that were added, if any, and lets them go. What one stream's window does to the model is no other's fault.</summary>
    public void Answer()
    {
        var streams = _streams.AsSpan(0, _count);
        _count = 0;
        // The runtime does not survive a batch of none.
        if (streams.IsEmpty)
            return;
        if (Run(streams) is { } fault)
            foreach (ref var stream in streams)
                if ((streams.Length == 1 ? fault : Run(new Span<SileroVoiceActivityDetector>(ref stream))) is { } its)
                    stream.Fail(its);
        streams.Clear();
    }

    public void Dispose()
    {
        foreach (var binding in _bindings)
            binding?.Dispose();
        _values.ForEach(value => value.Dispose());
        _run.Dispose();
    }

    /// <returns>What went wrong: then nobody is answered.</returns>
    private Exception? Run(ReadOnlySpan<SileroVoiceActivityDetector> streams)
    {
        try
        {
            Put(streams);
            model.Session.RunWithBinding(_run, _bindings[streams.Length] ??= Bind(streams.Length));
        }
        catch (Exception e)
        {
            return e is OnnxRuntimeException ? new SpeechEngineException("Silero VAD failed on a window.", e) : e;
        }

        Take(streams);
        for (var index = 0; index < streams.Length; index++)
            streams[index].Answer(_probability[index]);
        return null;
    }

    private void Put(ReadOnlySpan<SileroVoiceActivityDetector> streams)
    {
        for (var index = 0; index < streams.Length; index++)
        {
            streams[index].Input.CopyTo(_input.AsSpan(index * InputLength));
            streams[index].State[..Layer].CopyTo(_state.AsSpan(index * Layer));
            streams[index].State[Layer..].CopyTo(_state.AsSpan((streams.Length + index) * Layer));
        }
    }

    private void Take(ReadOnlySpan<SileroVoiceActivityDetector> streams)
    {
        for (var index = 0; index < streams.Length; index++)
        {
            _nextState.AsSpan(index * Layer, Layer).CopyTo(streams[index].State);
            _nextState.AsSpan((streams.Length + index) * Layer, Layer).CopyTo(streams[index].State[Layer..]);
        }
    }

    private OrtIoBinding Bind(int streams)
    {
        _rate[0] = 16_000;
        var binding = model.Session.CreateIoBinding();
        binding.BindInput("input", Tensor(_input, [streams, InputLength]));
        binding.BindInput("sr", Tensor(_rate, []));
        binding.BindInput("state", Tensor(_state, [2, streams, Layer]));
        binding.BindOutput("output", Tensor(_probability, [streams, 1]));
        binding.BindOutput("stateN", Tensor(_nextState, [2, streams, Layer]));
        return binding;
    }

    /// <summary>Over the beginning of a pinned buffer.</summary>
    private OrtValue Tensor<T>(T[] buffer, long[] shape) where T : unmanaged
    {
        var length = (int)shape.Aggregate(1L, (product, extent) => product * extent);
        var value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, buffer.AsMemory(0, length), shape);
        _values.Add(value);
        return value;
    }
}
