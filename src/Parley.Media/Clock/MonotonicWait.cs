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
    private const int RoundRobin = 2;
    private const int NotForChildren = 0x4000_0000;
    private const int LowestRealTime = 1;
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

    /// <summary>
    /// Puts the calling thread before model work where the process may (root, CAP_SYS_NICE, an rtprio limit): real-time at the lowest
    /// priority, which also escapes group quotas' pauses; else a better niceness; else nothing. The kernel's real-time
    /// throttle (95 % of a core) keeps a runaway from stopping the machine.
    /// </summary>
    public static void PreferThisThread()
    {
        // Thread.Priority does nothing on Linux. For both calls 0 means the calling thread.
        if (OperatingSystem.IsLinux() && SetScheduler(ThisThread, RoundRobin | NotForChildren, LowestRealTime) != 0)
            _ = SetPriority(ByThread, ThisThread, MediaNiceness);
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int ClockNanosleep(int clock, int flags, in Moment until, nint remaining);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int niceness);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);

    private readonly record struct Moment(nint Seconds, nint Nanoseconds);
}
