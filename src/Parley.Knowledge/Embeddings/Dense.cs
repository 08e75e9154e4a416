using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Parley.Knowledge.Embeddings;

/// <summary>
/// <c>output = input x weights + bias</c> for a few rows (tokens). Weights are packed in panels of 16 outputs, so that a panel is read from
/// memory once, in order, while four tokens share it in registers: a short sentence is bound by memory, not arithmetic.
/// </summary>
internal sealed class Dense
{
    private const int PanelWidth = 16;
    private const int RowsAtOnce = 4;

    private readonly float[] _panels;
    private readonly float[] _bias;

    /// <param name="weights">[inputs, outputs], row by row.</param>
    /// <param name="bias">One for each output; their number is a multiple of 16.</param>
    public Dense(float[] weights, float[] bias)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bias.Length % PanelWidth, 0, nameof(bias));
        (Outputs, Inputs, _bias) = (bias.Length, weights.Length / bias.Length, bias);
        _panels = new float[weights.Length];
        for (var input = 0; input < Inputs; input++)
            for (var output = 0; output < Outputs; output++)
                _panels[(output / PanelWidth * Inputs + input) * PanelWidth + output % PanelWidth] = weights[input * Outputs + output];
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public float[] Apply(ReadOnlySpan<float> input)
    {
        var rows = input.Length / Inputs;
        var result = new float[rows * Outputs];
        for (var output = 0; output < Outputs; output += PanelWidth)
        {
            var panel = _panels.AsSpan(output * Inputs, PanelWidth * Inputs);
            var row = 0;
            for (; row + RowsAtOnce <= rows; row += RowsAtOnce)
                FourRows(panel, input.Slice(row * Inputs, RowsAtOnce * Inputs), output, result.AsSpan(row * Outputs));
            for (; row < rows; row++)
                OneRow(panel, input.Slice(row * Inputs, Inputs), output, result.AsSpan(row * Outputs));
        }

        return result;
    }

    private void FourRows(ReadOnlySpan<float> panel, ReadOnlySpan<float> input, int output, Span<float> result)
    {
        ref var weight = ref MemoryMarshal.GetReference(panel);
        ref var value = ref MemoryMarshal.GetReference(input);
        var (low, high) = Bias(output);
        var (a0, a1, b0, b1, c0, c1, d0, d1) = (low, high, low, high, low, high, low, high);
        for (var i = 0; i < Inputs; i++)
        {
            var w0 = Vector256.LoadUnsafe(ref weight, (nuint)(i * PanelWidth));
            var w1 = Vector256.LoadUnsafe(ref weight, (nuint)(i * PanelWidth + 8));
            var a = Vector256.Create(Unsafe.Add(ref value, i));
            a0 = Vector256.FusedMultiplyAdd(a, w0, a0);
            a1 = Vector256.FusedMultiplyAdd(a, w1, a1);
            var b = Vector256.Create(Unsafe.Add(ref value, i + Inputs));
            b0 = Vector256.FusedMultiplyAdd(b, w0, b0);
            b1 = Vector256.FusedMultiplyAdd(b, w1, b1);
            var c = Vector256.Create(Unsafe.Add(ref value, i + 2 * Inputs));
            c0 = Vector256.FusedMultiplyAdd(c, w0, c0);
            c1 = Vector256.FusedMultiplyAdd(c, w1, c1);
            var d = Vector256.Create(Unsafe.Add(ref value, i + 3 * Inputs));
            d0 = Vector256.FusedMultiplyAdd(d, w0, d0);
            d1 = Vector256.FusedMultiplyAdd(d, w1, d1);
        }

        Store(a0, a1, result[output..]);
        Store(b0, b1, result[(Outputs + output)..]);
        Store(c0, c1, result[(2 * Outputs + output)..]);
        Store(d0, d1, result[(3 * Outputs + output)..]);
    }

    private void OneRow(ReadOnlySpan<float> panel, ReadOnlySpan<float> input, int output, Span<float> result)
    {
        ref var weight = ref MemoryMarshal.GetReference(panel);
        var (low, high) = Bias(output);
        for (var i = 0; i < input.Length; i++)
        {
            var value = Vector256.Create(input[i]);
            low = Vector256.FusedMultiplyAdd(value, Vector256.LoadUnsafe(ref weight, (nuint)(i * PanelWidth)), low);
            high = Vector256.FusedMultiplyAdd(value, Vector256.LoadUnsafe(ref weight, (nuint)(i * PanelWidth + 8)), high);
        }

        Store(low, high, result[output..]);
    }

    private (Vector256<float> Low, Vector256<float> High) Bias(int output) =>
        (Vector256.Create<float>(_bias.AsSpan(output, 8)), Vector256.Create<float>(_bias.AsSpan(output + 8, 8)));

    private static void Store(Vector256<float> low, Vector256<float> high, Span<float> target)
    {
        low.CopyTo(target);
        high.CopyTo(target[8..]);
    }
}
