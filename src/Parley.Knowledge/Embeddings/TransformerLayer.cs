using System.Numerics.Tensors;

namespace Parley.Knowledge.Embeddings;

/// <summary>
/// One encoder layer: attention and a feed-forward network, both normalised before and added to what came in. Where the layer widens its
/// input, the residual is widened by <paramref name="widen"/>.
/// </summary>
internal sealed class TransformerLayer(Dense? widen, LayerNorm beforeAttention, SelfAttention attention, LayerNorm beforeForward, Dense inner, Dense outer)
{
    /// <param name="input">[tokens of all sentences, width in].</param>
    /// <param name="lengths">Each sentence's number of tokens.</param>
    /// <returns>[tokens, width out].</returns>
    public float[] Apply(float[] input, IReadOnlyList<int> lengths)
    {
        var state = widen?.Apply(input) ?? input;
        state = Sum(state, attention.Apply(beforeAttention.Apply(input), lengths));
        var hidden = inner.Apply(beforeForward.Apply(state));
        TensorPrimitives.Max<float>(hidden, 0f, hidden);
        return Sum(state, outer.Apply(hidden));
    }

    private static float[] Sum(float[] left, float[] right)
    {
        TensorPrimitives.Add<float>(left, right, right);
        return right;
    }
}
