using System.Runtime.InteropServices;
using System.Text.Json;

namespace Parley.Knowledge.Embeddings;

/// <summary>
/// The weights of a TensorFlow.js model: <c>model.json</c> names tensors, their shapes and the shard files whose concatenation holds them
/// one after another, little-endian, four bytes an element.
/// </summary>
internal sealed class TensorFlowWeights
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Offset, int Count)> _tensors = new(StringComparer.Ordinal);

    private TensorFlowWeights(byte[] bytes) => _bytes = bytes;

    /// <exception cref="InvalidDataException">The manifest does not describe the shards beside it.</exception>
    public static TensorFlowWeights Load(string folder)
    {
        using var model = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "model.json")));
        var group = model.RootElement.GetProperty("weightsManifest")[0];
        using var bytes = new MemoryStream();
        foreach (var shard in group.GetProperty("paths").EnumerateArray())
            bytes.Write(File.ReadAllBytes(Path.Combine(folder, shard.GetString()!)));

        var weights = new TensorFlowWeights(bytes.ToArray());
        var offset = 0;
        foreach (var tensor in group.GetProperty("weights").EnumerateArray())
        {
            var count = tensor.GetProperty("shape").EnumerateArray().Aggregate(1, (product, side) => product * side.GetInt32());
            weights._tensors[tensor.GetProperty("name").GetString()!] = (offset, count);
            offset += count * sizeof(float);
        }

        if (offset != bytes.Length)
            throw new InvalidDataException($"'{folder}' holds {bytes.Length} bytes of weights where its model.json describes {offset}.");
        return weights;
    }

    /// <summary>The one tensor whose name ends so, row by row; the prefixes differ between exports of the same graph.</summary>
    /// <exception cref="InvalidDataException">None or several, or not of this many elements.</exception>
    public float[] Floats(string nameEnd, int count)
    {
        var matches = _tensors.Where(t => t.Key.EndsWith(nameEnd, StringComparison.Ordinal)).ToList();
        if (matches.Count != 1 || matches[0].Value.Count != count)
            throw new InvalidDataException($"Expected one tensor '...{nameEnd}' of {count} elements, found {matches.Count}.");
        return MemoryMarshal.Cast<byte, float>(_bytes.AsSpan(matches[0].Value.Offset, count * sizeof(float))).ToArray();
    }
}
