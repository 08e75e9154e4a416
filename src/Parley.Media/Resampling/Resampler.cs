namespace Parley.Media;

public sealed class Resampler
{
    public Resampler(int fromRate, int toRate) => throw new NotImplementedException();

    public int MaxOutput(int inputSamples) => throw new NotImplementedException();

    public int Process(ReadOnlySpan<short> input, Span<short> output) => throw new NotImplementedException();

    public void Reset() => throw new NotImplementedException();

    /// <summary>A whole clip at once, its delay taken out.</summary>
    public static short[] Convert(ReadOnlySpan<short> clip, int fromRate, int toRate) => throw new NotImplementedException();
}
