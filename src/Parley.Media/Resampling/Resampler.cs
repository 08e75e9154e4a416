using System.Numerics;
using System.Runtime.InteropServices;

namespace Parley.Media;

/// <summary>
/// Converts mono PCM between rates, a stretch at a time, by polyphase windowed-sinc filtering: aliases at least 60 dB down, flat to 86 %
/// of the lower rate's half. Output is late by <see cref="Delay"/>, and as many samples long as the ratio says. One thread at a time;
/// allocates only at construction.
/// </summary>
public sealed class Resampler
{
    private const int Block = 1024;

    private readonly FilterBank? _bank;
    private readonly float[] _input;
    private readonly int _history;
    private int _newest;
    private int _phase;

    /// <exception cref="ArgumentException">The ratio is too odd to filter in fair memory (48,001 to 48,000).</exception>
    public Resampler(int fromRate, int toRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fromRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toRate);
        _bank = fromRate == toRate ? null : FilterBank.For(fromRate, toRate);
        _history = _bank is null ? 0 : _bank.Length - 1;
        _input = _bank is null ? [] : new float[_history + Block];
        Delay = TimeSpan.FromSeconds(_bank is null ? 0 : _bank.Length / 2.0 / fromRate);
        Reset();
    }

    /// <summary>How much later the output's sound is than the input's: half the filter.</summary>
    public TimeSpan Delay { get; }

    /// <summary>The most samples <see cref="Process"/> gives for so many.</summary>
    public int MaxOutput(int inputSamples) =>
        _bank is null ? inputSamples : (int)(((long)inputSamples * _bank.Branches + _bank.Step - 1) / _bank.Step) + 1;

    /// <param name="input">Any length.</param>
    /// <param name="output">At least <see cref="MaxOutput"/> long.</param>
    /// <returns>Samples written.</returns>
    public int Process(ReadOnlySpan<short> input, Span<short> output)
    {
        if (_bank is null)
        {
            input.CopyTo(output);
            return input.Length;
        }

        var written = 0;
        while (!input.IsEmpty)
        {
            var taken = Math.Min(Block, input.Length);
            for (var i = 0; i < taken; i++)
                _input[_history + i] = input[i];
            written += Filter(_bank, _history + taken, output[written..]);
            Array.Copy(_input, taken, _input, 0, _history);
            _newest -= taken;
            input = input[taken..];
        }

        return written;
    }

    /// <summary>Forgets the past: the next sample follows silence.</summary>
    public void Reset()
    {
        Array.Clear(_input);
        _newest = _history;
        _phase = 0;
    }

    /// <summary>A whole clip at once, its delay taken out.</summary>
    public static short[] Convert(ReadOnlySpan<short> clip, int fromRate, int toRate)
    {
        var resampler = new Resampler(fromRate, toRate);
        var late = (int)Math.Round(resampler.Delay.TotalSeconds * toRate);
        var tail = new short[(int)Math.Ceiling(resampler.Delay.TotalSeconds * fromRate) + fromRate / toRate + 1];
        var output = new short[resampler.MaxOutput(clip.Length) + resampler.MaxOutput(tail.Length)];
        var written = resampler.Process(clip, output);
        resampler.Process(tail, output.AsSpan(written));
        var length = (int)(((long)clip.Length * toRate + fromRate - 1) / fromRate);
        return output.AsSpan(late, length).ToArray();
    }

    private int Filter(FilterBank bank, int filled, Span<short> output)
    {
        var written = 0;
        for (; _newest < filled; written++)
        {
            var sum = Dot(_input.AsSpan(_newest - _history, bank.Length), bank.Branch(_phase));
            output[written] = (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
            _phase += bank.Step;
            _newest += _phase / bank.Branches;
            _phase %= bank.Branches;
        }

        return written;
    }

    /// <summary>Taps come in multiples of 16, and as many samples: whole vectors on every machine, so the bounds are checked once.</summary>
    private static float Dot(ReadOnlySpan<float> samples, ReadOnlySpan<float> taps)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, taps.Length);
        ref var sample = ref MemoryMarshal.GetReference(samples);
        ref var tap = ref MemoryMarshal.GetReference(taps);
        var width = (nuint)Vector<float>.Count;
        var even = Vector<float>.Zero;
        var odd = Vector<float>.Zero;
        for (nuint i = 0; i < (nuint)taps.Length; i += 2 * width)
        {
            even += Vector.LoadUnsafe(ref sample, i) * Vector.LoadUnsafe(ref tap, i);
            odd += Vector.LoadUnsafe(ref sample, i + width) * Vector.LoadUnsafe(ref tap, i + width);
        }

        return Vector.Sum(even + odd);
    }
}
