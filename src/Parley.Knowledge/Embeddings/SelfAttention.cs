using System.Numerics.Tensors;

namespace Parley.Knowledge.Embeddings;

/// <summary>Multi-head dot-product attention (Vaswani et al. 2017) within each sentence.</summary>
internal sealed class SelfAttention(Dense queryKeyValue, Dense output)
{
    private const int Heads = 4;

    /// <param name="input">[tokens of all sentences, width].</param>
    /// <param name="lengths">Each sentence's number of tokens; a token sees its own sentence only.</param>
    public float[] Apply(ReadOnlySpan<float> input, IReadOnlyList<int> lengths)
    {
        var width = queryKeyValue.Inputs;
        var projected = queryKeyValue.Apply(input);
        var context = new float[input.Length];
        var start = 0;
        foreach (var tokens in lengths)
        {
            Attend(projected.AsSpan(start * 3 * width, tokens * 3 * width), context.AsSpan(start * width, tokens * width), tokens, width);
            start += tokens;
        }

        return output.Apply(context);
    }

    private static void Attend(ReadOnlySpan<float> projected, Span<float> context, int tokens, int width)
    {
        var head = width / Heads;
        var scale = 1 / MathF.Sqrt(head);
        Span<float> weights = stackalloc float[tokens];
        for (var offset = 0; offset < width; offset += head)
        {
            for (var token = 0; token < tokens; token++)
            {
                var query = Slice(projected, token, offset);
                for (var other = 0; other < tokens; other++)
                    weights[other] = scale * TensorPrimitives.Dot<float>(query, Slice(projected, other, width + offset));
                TensorPrimitives.SoftMax<float>(weights, weights);
                var target = context.Slice(token * width + offset, head);
                for (var other = 0; other < tokens; other++)
                    TensorPrimitives.MultiplyAdd(Slice(projected, other, 2 * width + offset), weights[other], target, target);
            }
        }

        // A projected row holds queries, keys and values of all heads, one after another.
        ReadOnlySpan<float> Slice(ReadOnlySpan<float> rows, int token, int start) => rows.Slice(token * 3 * width + start, head);
    }
}
