namespace Parley.WebRtc;

/// <summary>64-bit NTP timestamps (RFC 3550 section 4).</summary>
internal static class NtpTime
{
    private static readonly DateTimeOffset Epoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ulong From(DateTimeOffset time)
    {
        var ticks = (ulong)(time - Epoch).Ticks;
        var seconds = ticks / TimeSpan.TicksPerSecond;
        var fraction = ((ticks % TimeSpan.TicksPerSecond) << 32) / TimeSpan.TicksPerSecond;
        return (seconds << 32) | fraction;
    }

    /// <summary>The middle 32 bits, which reports carry: units of 1/65,536 s.</summary>
    public static uint Middle(ulong ntp) => (uint)(ntp >> 16);

    public static TimeSpan FromMiddle(uint units) => TimeSpan.FromTicks((long)units * TimeSpan.TicksPerSecond >> 16);

    public static uint ToMiddle(TimeSpan duration) => (uint)((duration.Ticks << 16) / TimeSpan.TicksPerSecond);
}
