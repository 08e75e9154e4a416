using Microsoft.ML.OnnxRuntime;

namespace Parley.Speech.Moonshine;

/// <summary>
/// The merged decoder's key/value cache during one decoding: per layer decoder key, decoder value, encoder key, encoder value.
/// Decoder entries are replaced at every step; encoder entries stay as the first step gave them.
/// </summary>
internal sealed class DecoderCache : IDisposable
{
    public const int EntriesPerLayer = 4;

    private readonly OrtValue[] _entries;

    public DecoderCache(int layers, int heads, int headSize)
    {
        _entries = new OrtValue[layers * EntriesPerLayer];
        for (var i = 0; i < _entries.Length; i++)
            _entries[i] = OrtValue.CreateAllocatedTensorValue(
                OrtAllocator.DefaultInstance, Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float, [0, heads, 1, headSize]);
    }

    public IReadOnlyList<OrtValue> Entries => _entries;

    /// <summary>Whether entry <paramref name="index"/> is of the encoder's kind.</summary>
    public static bool IsEncoderEntry(int index) => index % EntriesPerLayer >= 2;

    /// <summary>Takes ownership of a step's output.</summary>
    public void Replace(int index, OrtValue value)
    {
        _entries[index].Dispose();
        _entries[index] = value;
    }

    public void Dispose()
    {
        foreach (var entry in _entries)
            entry.Dispose();
    }
}
