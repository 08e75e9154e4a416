namespace Parley.WebRtc;

/// <summary>Time since the endpoint began, which never jumps.</summary>
internal sealed class SteadyClock(TimeProvider provider)
{
    private readonly long _start = provider.GetTimestamp();

    public TimeProvider Provider => provider;

    public TimeSpan Now => provider.GetElapsedTime(_start);
}
