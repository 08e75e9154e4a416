using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;

namespace Parley.Speech.Moonshine;

/// <summary>One greedy decoding, token by token. Not thread-safe; the caller owns <c>hidden</c>.</summary>
internal sealed class MoonshineDecoding : IDisposable
{
    private readonly InferenceSession _decoder;
    private readonly DecoderNames _names;
    private readonly RunOptions _run;
    private readonly DecoderCache _cache;
    private readonly long[] _token = [MoonshineVocabulary.BeginOfSequence];
    private readonly bool[] _useCache = [false];
    private readonly OrtValue _tokenInput;
    private readonly OrtValue _useCacheInput;
    private readonly OrtValue[] _inputs;

    public MoonshineDecoding(InferenceSession decoder, DecoderNames names, OrtValue hidden, RunOptions run)
    {
        _decoder = decoder;
        _names = names;
        _run = run;
        _cache = new DecoderCache(names.Layers, names.Heads, names.HeadSize);
        _tokenInput = OrtValue.CreateTensorValueFromMemory(_token, [1, 1]);
        _useCacheInput = OrtValue.CreateTensorValueFromMemory(_useCache, [1]);
        _inputs = new OrtValue[3 + _cache.Entries.Count];
        (_inputs[0], _inputs[1], _inputs[2]) = (_tokenInput, hidden, _useCacheInput);
    }

    /// <returns>Punctuation and case as the model has them; empty when it heard no words.</returns>
    public string Run(int budget, MoonshineVocabulary vocabulary, CancellationToken cancellationToken)
    {
        var tokens = new List<int>(budget);
        while (tokens.Count < budget)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var token = Step();
            if (token == MoonshineVocabulary.EndOfSequence)
                break;
            tokens.Add(token);
            if (RepetitionGuard.IsLooping(tokens, out var keep))
            {
                tokens.RemoveRange(keep, tokens.Count - keep);
                break;
            }

            _token[0] = token;
            _useCache[0] = true;
        }

        var text = vocabulary.Decode(RepetitionGuard.WithoutEchoes(tokens));
        return text.Any(char.IsLetterOrDigit) ? ModernSpelling.Of(text) : ""; // noise gives lone punctuation
    }

    public void Dispose()
    {
        _cache.Dispose();
        _tokenInput.Dispose();
        _useCacheInput.Dispose();
    }

    private int Step()
    {
        for (var i = 0; i < _cache.Entries.Count; i++)
            _inputs[3 + i] = _cache.Entries[i];
        var names = _useCache[0] ? _names.LaterStepOutputs : _names.FirstStepOutputs;
        var outputs = _decoder.Run(_run, _names.Inputs, _inputs, names); // its values change hands one by one below
        using var logits = outputs[0];
        for (int entry = 0, output = 1; entry < _cache.Entries.Count; entry++)
            if (!_useCache[0] || !DecoderCache.IsEncoderEntry(entry))
                _cache.Replace(entry, outputs[output++]);
        return TensorPrimitives.IndexOfMax(logits.GetTensorDataAsSpan<float>());
    }
}
