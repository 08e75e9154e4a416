namespace Parley.Storage.Calls;

/// <summary>Records hold whole milliseconds: readable, portable and finer than anything heard.</summary>
internal static class Durations
{
    public static long Milliseconds(this TimeSpan duration) => (long)Math.Round(duration.TotalMilliseconds);
}
