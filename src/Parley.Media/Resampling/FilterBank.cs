using System.Collections.Concurrent;

namespace Parley.Media;

/// <summary>
/// The polyphase branches of one Kaiser-windowed sinc low-pass for a ratio of rates, made once a process and shared. The stop band (70 dB)
/// begins at half the lower rate; the pass band is flat to 86 % of that.
/// </summary>
internal sealed class FilterBank
{
    /// <summary>Zero crossings on each side, counted at the lower rate: the delay is as many of its samples.</summary>
    private const int ZeroCrossings = 32;

    private const double StopBand = 70;

    /// <summary>Branches are padded to whole vectors of any machine.</summary>
    private const int Alignment = 16;

    /// <summary>4 MB: rates a file may claim must not cost the process more.</summary>
    private const int MaxTaps = 1 << 20;

    private static readonly ConcurrentDictionary<(int From, int To), FilterBank> Shared = new();

    private readonly float[] _taps;

    private FilterBank(int fromRate, int toRate)
    {
        var divisor = GreatestCommonDivisor(fromRate, toRate);
        Branches = toRate / divisor;
        Step = fromRate / divisor;
        var stretch = Math.Max(1.0, (double)fromRate / toRate);
        Length = (int)Math.Ceiling(2 * ZeroCrossings * stretch / Alignment) * Alignment;
        if ((long)Branches * Length > MaxTaps)
            throw new ArgumentException($"Cannot resample from {fromRate} to {toRate} Hz: the ratio {Branches}/{Step} is too odd.");
        _taps = Design(Branches, Length, 1 / stretch);
    }

    /// <summary>Output phases between two input samples.</summary>
    public int Branches { get; }

    /// <summary>Phases from one output sample to the next.</summary>
    public int Step { get; }

    /// <summary>Taps of a branch.</summary>
    public int Length { get; }

    public static FilterBank For(int fromRate, int toRate) =>
        Shared.GetOrAdd((fromRate, toRate), static rates => new FilterBank(rates.From, rates.To));

    public ReadOnlySpan<float> Branch(int phase) => _taps.AsSpan(phase * Length, Length);

    /// <param name="bandwidth">The lower rate over the input's.</param>
    private static float[] Design(int branches, int length, double bandwidth)
    {
        // Kaiser and Schafer: transition width for this attenuation and length, as a share of half the lower rate.
        var transition = (StopBand - 7.95) / (2.285 * length * bandwidth) / Math.PI;
        var cutoff = bandwidth * (1 - transition / 2);
        var beta = 0.1102 * (StopBand - 8.7);
        var taps = new float[branches * length];
        var branch = new double[length];
        for (var phase = 0; phase < branches; phase++)
        {
            for (var tap = 0; tap < length; tap++)
            {
                var at = (double)phase / branches + length / 2 - 1 - tap;
                branch[tap] = Sinc(cutoff * at) * Kaiser(beta, at / (length / 2.0));
            }

            var gain = 1 / branch.Sum();
            for (var tap = 0; tap < length; tap++)
                taps[phase * length + tap] = (float)(branch[tap] * gain);
        }

        return taps;
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double beta, double x) => Math.Abs(x) > 1 ? 0 : Bessel(beta * Math.Sqrt(1 - x * x)) / Bessel(beta);

    /// <summary>The modified Bessel function of the first kind and order zero, by its series.</summary>
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > 1e-12 * sum; k++)
            sum += term *= x / (2 * k) * (x / (2 * k));
        return sum;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
