using System.Globalization;
using System.Runtime.InteropServices;

namespace Parley.Media;

/// <summary>
/// Puts threads that audio waits for before all others, as far as the process may (root, CAP_SYS_NICE, limits); else they stay as they are.
/// Thread.Priority does nothing on Linux.
/// </summary>
public static partial class PreferredThread
{
    /// <summary>For all three calls 0 means the calling thread.</summary>
    private const int ThisThread = 0;
    private const int ByThread = 0;
    private const int ClockNiceness = -15;
    private const int NetworkNiceness = -10;
    private const int RoundRobin = 2;
    private const int NotForChildren = 0x4000_0000;
    private const int LowestRealTime = 1;

    /// <summary>As the runtime names them.</summary>
    private const string CollectorThread = ".NET Server GC";

    /// <summary>
    /// The calling thread only handles packets one by one: a better niceness. Not real time, for then a flood of packets would take a core
    /// from everybody else.
    /// </summary>
    public static void ForPackets()
    {
        if (OperatingSystem.IsLinux())
            _ = SetPriority(ByThread, ThisThread, NetworkNiceness);
    }

    /// <summary>
    /// The calling thread keeps time: real-time at the lowest priority, which also escapes group quotas' pauses; else a better niceness. The
    /// kernel's real-time throttle (95 % of a core) keeps a runaway from stopping the machine.
    /// </summary>
    internal static void ForTheClock()
    {
        if (OperatingSystem.IsLinux() && SetScheduler(ThisThread, RoundRobin | NotForChildren, LowestRealTime) != 0)
            _ = SetPriority(ByThread, ThisThread, ClockNiceness);
    }

    /// <summary>
    /// The collector's threads, where it has its own (server GC): it stops the clock with everybody else, and audio then waits for whoever keeps
    /// them from a core. Its pause is work of milliseconds, so real time does no harm.
    /// </summary>
    internal static void ForTheCollector()
    {
        if (!OperatingSystem.IsLinux())
            return;
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
            if (IsCollector(thread) && int.TryParse(Path.GetFileName(thread), CultureInfo.InvariantCulture, out var id))
                _ = SetScheduler(id, RoundRobin | NotForChildren, LowestRealTime);
    }

    private static bool IsCollector(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "comm")).StartsWith(CollectorThread, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // Ended meanwhile.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int niceness);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);
}
