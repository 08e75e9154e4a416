using System.Numerics.Tensors;

namespace Parley.Understanding.Intents;

/// <summary>
/// Which directions of the encoder's space tell one agent's intents apart: a softmax regression over its examples, with sentences about none of
/// its tasks as one more class. Nearest examples alone count every direction alike. Trained in tens of milliseconds; immutable.
/// </summary>
internal sealed class IntentProbe
{
    private const int Rounds = 200;
    private const float Step = 6;
    private const float Decay = 3e-4f;

    private readonly float[][] _weights;
    private readonly float[] _bias;

    /// <param name="classes">Example vectors of each class, none of them last.</param>
    public IntentProbe(IReadOnlyList<float[][]> classes)
    {
        var size = classes.SelectMany(c => c).FirstOrDefault()?.Length ?? 0;
        _weights = [.. classes.Select(_ => new float[size])];
        _bias = new float[classes.Count];
        var slopes = classes.Select(_ => new float[size]).ToArray();
        for (var round = 0; round < Rounds && size > 0; round++)
        {
            var shifts = new float[_bias.Length];
            for (var c = 0; c < classes.Count; c++)
                foreach (var vector in classes[c])
                    Learn(vector, c, 1f / (classes[c].Length * classes.Count), slopes, shifts);
            for (var c = 0; c < classes.Count; c++)
            {
                TensorPrimitives.MultiplyAdd(_weights[c], Decay, slopes[c], slopes[c]);
                TensorPrimitives.MultiplyAdd(slopes[c], -Step, _weights[c], _weights[c]);
                slopes[c].AsSpan().Clear();
                _bias[c] -= Step * shifts[c];
            }
        }
    }

    /// <summary>The chance of each class, in their order.</summary>
    public float[] Chances(float[] vector)
    {
        var chances = new float[_weights.Length];
        for (var c = 0; c < chances.Length; c++)
            chances[c] = TensorPrimitives.Dot<float>(_weights[c], vector) + _bias[c];
        TensorPrimitives.SoftMax<float>(chances, chances);
        return chances;
    }

    /// <summary>Every class counts alike, however many examples it has.</summary>
    private void Learn(float[] vector, int expected, float share, float[][] slopes, float[] shifts)
    {
        var chances = Chances(vector);
        for (var c = 0; c < chances.Length; c++)
        {
            var slope = (chances[c] - (c == expected ? 1 : 0)) * share;
            TensorPrimitives.MultiplyAdd(vector, slope, slopes[c], slopes[c]);
            shifts[c] += slope;
        }
    }
}
