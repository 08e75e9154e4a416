using System.Numerics.Tensors;

namespace Parley.Knowledge.Embeddings;

/// <summary>Multi-head dot-product attention (Vaswani et al. 2017) over one sentence's tokens.</summary>
internal sealed class SelfAttention(Dense queryKeyValue, Dense output)
{
    private const int Heads = 4;

    /// <param name="input">[tokens, width].</param>
    public float[] Apply(ReadOnlySpan<float> input)
    {
        var width = queryKeyValue.Inputs;
        var tokens = input.Length / width;
        var head = width / Heads;
        var scale = 1 / MathF.Sqrt(head);
        var projected = queryKeyValue.Apply(input);
        var context = new float[tokens * width];
        Span<float> weights = stackalloc float[tokens];
        for (var offset = 0; offset < width; offset += head)
        {
            for (var token = 0; token < tokens; token++)
            {
                var query = Slice(projected, token, offset);
                for (var other = 0; other < tokens; other++)
                    weights[other] = scale * TensorPrimitives.Dot<float>(query, Slice(projected, other, width + offset));
                TensorPrimitives.SoftMax<float>(weights, weights);
                var target = context.AsSpan(token * width + offset, head);
                for (var other = 0; other < tokens; other++)
                    TensorPrimitives.MultiplyAdd(Slice(projected, other, 2 * width + offset), weights[other], target, target);
            }
        }

        return output.Apply(context);

        // A projected row holds queries, keys and values of all heads, one after another.
        ReadOnlySpan<float> Slice(float[] rows, int token, int start) => rows.AsSpan(token * 3 * width + start, head);
    }
}
