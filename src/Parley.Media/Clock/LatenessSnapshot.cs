namespace Parley.Media;

public sealed class LatenessSnapshot
{
    public long Count => throw new NotImplementedException();

    public TimeSpan Percentile(double percent) => throw new NotImplementedException();

    public LatenessSnapshot Since(LatenessSnapshot earlier) => throw new NotImplementedException();
}
