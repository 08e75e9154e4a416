using System.Runtime.InteropServices;

namespace Parley.Benchmarks.Load;

/// <summary>
/// How often the machine itself stood still: a thread of each core, real-time above all of Parley's, sleeps a millisecond and looks how much longer it
/// took. What it sees no program could have prevented (a virtual machine's host gave the core to somebody else), and it is in every other figure.
/// </summary>
internal sealed partial class Standstills
{
    private const int ThisThread = 0;
    private const int FirstInFirstOut = 1;

    /// <summary>Above the media clock's and the collector's, which are at the lowest.</summary>
    private const int AboveTheClock = 2;

    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);

    private readonly List<Thread> _threads = [];
    private readonly List<double> _longer = [];
    private volatile bool _stopping;

    private Standstills()
    {
        for (var core = 0; core < Environment.ProcessorCount; core++)
        {
            var mask = 1UL << core;
            var thread = new Thread(() => Watch(mask)) { Name = "standstills", IsBackground = true };
            thread.Start();
            _threads.Add(thread);
        }
    }

    public static Standstills Watch() => new();

    /// <summary>How much longer than asked each nap took, in milliseconds, all cores.</summary>
    public double[] Stop()
    {
        _stopping = true;
        _threads.ForEach(thread => thread.Join());
        return [.. _longer];
    }

    private void Watch(ulong mask)
    {
        // Without the right to it the figure also holds what Parley's own threads keep it waiting.
        _ = SetScheduler(ThisThread, FirstInFirstOut, AboveTheClock);
        _ = SetAffinity(ThisThread, sizeof(ulong), mask);
        var longer = new List<double>(128 * 1024);
        while (!_stopping)
        {
            var began = TimeProvider.System.GetTimestamp();
            Thread.Sleep(Nap);
            longer.Add((TimeProvider.System.GetElapsedTime(began) - Nap).TotalMilliseconds);
        }

        lock (_longer)
            _longer.AddRange(longer);
    }

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint size, in ulong mask);
}
