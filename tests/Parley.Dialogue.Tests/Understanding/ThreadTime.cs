using System.Runtime.InteropServices;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>How long the calling thread has had a core (clock_gettime(3)); on Linux, where the tests run.</summary>
internal static class ThreadTime
{
    private const int OfThisThread = 3;

    public static TimeSpan Now
    {
        get
        {
            if (ReadClock(OfThisThread, out var time) != 0)
                throw new PlatformNotSupportedException("There is no clock of this thread.");
            return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0);
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Time(long Seconds, long Nanoseconds);
}
