using System.Runtime.InteropServices;

namespace Parley.Media;

/// <summary>
/// Sleeping until an absolute moment of the monotonic clock, to some 60 microseconds. On Linux <see cref="TimeProvider.System"/> counts
/// CLOCK_MONOTONIC nanoseconds, so its timestamps are deadlines for clock_nanosleep(2) as they are.
/// </summary>
internal static partial class MonotonicWait
{
    private const int ClockMonotonic = 1;
    private const int AbsoluteTime = 1;
    private const int ThisThread = 0;
    private const int ByThread = 0;
    private const int MediaNiceness = -15;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private static readonly bool IsPrecise = OperatingSystem.IsLinux() && TimeProvider.System.TimestampFrequency == NanosecondsPerSecond;

    /// <summary>Returns at <paramref name="deadline"/>; <paramref name="wake"/> may end the wait early where no precise sleep exists.</summary>
    public static void Until(long deadline, WaitHandle wake)
    {
        while (true)
        {
            var left = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), deadline);
            if (left <= TimeSpan.Zero)
                return;
            if (!IsPrecise)
            {
                wake.WaitOne(left);
                return;
            }

            var until = new Moment((nint)(deadline / NanosecondsPerSecond), (nint)(deadline % NanosecondsPerSecond));
            _ = ClockNanosleep(ClockMonotonic, AbsoluteTime, until, 0);
        }
    }

    /// <summary>Puts the calling thread before model work where the process may (root, CAP_SYS_NICE); else leaves it as it is.</summary>
    public static void PreferThisThread()
    {
        // Thread.Priority does nothing on Linux; there setpriority(2) takes a thread, 0 being the caller's own.
        if (OperatingSystem.IsLinux())
            _ = SetPriority(ByThread, ThisThread, MediaNiceness);
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int ClockNanosleep(int clock, int flags, in Moment until, nint remaining);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int niceness);

    private readonly record struct Moment(nint Seconds, nint Nanoseconds);
}
