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

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int niceness);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);
}
