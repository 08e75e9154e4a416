using System.Numerics.Tensors;

namespace Parley.Knowledge.Embeddings;

/// <summary>Layer normalisation (Ba, Kiros, Hinton 2016) of every row.</summary>
internal sealed class LayerNorm(float[] scale, float[] bias)
{
    private const float Epsilon = 1e-6f;

    public float[] Apply(ReadOnlySpan<float> input)
    {
        var width = scale.Length;
        var result = input.ToArray();
        for (var start = 0; start < result.Length; start += width)
        {
            var row = result.AsSpan(start, width);
            TensorPrimitives.Subtract(row, TensorPrimitives.Sum<float>(row) / width, row);
            var variance = TensorPrimitives.SumOfSquares<float>(row) / width;
            TensorPrimitives.Multiply(row, 1 / MathF.Sqrt(variance + Epsilon), row);
            TensorPrimitives.MultiplyAdd(row, scale, bias, row);
        }

        return result;
    }
}
