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
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(5);

    /// <summary>For how long what was late comes in a bunch, and its neighbours early.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromMilliseconds(40);

    private readonly List<Thread> _threads = [];
    private readonly List<Standstill> _found = [];
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

    /// <summary>Those of all cores that took 5 ms or longer.</summary>
    public IReadOnlyList<Standstill> Stop()
    {
        _stopping = true;
        _threads.ForEach(thread => thread.Join());
        return [.. _found];
    }

    private void Watch(ulong mask)
    {
        // Without the right to it the figure also holds what Parley's own threads keep it waiting.
        _ = SetScheduler(ThisThread, FirstInFirstOut, AboveTheClock);
        _ = SetAffinity(ThisThread, sizeof(ulong), mask);
        while (!_stopping)
        {
            var began = TimeProvider.System.GetTimestamp();
            Thread.Sleep(Nap);
            var ended = TimeProvider.System.GetTimestamp();
            var longer = TimeProvider.System.GetElapsedTime(began, ended) - Nap;
            if (longer < Least)
                continue;
            lock (_found)
                _found.Add(new Standstill(began, ended, longer.TotalMilliseconds));
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nint size, in ulong mask);

    /// <param name="From">A timestamp.</param>
    /// <param name="To">A timestamp.</param>
    /// <param name="Longer">Milliseconds.</param>
    public readonly record struct Standstill(long From, long To, double Longer)
    {
        public bool Touches(PacketGap gap) => gap.From <= To + Aftermath.TotalSeconds * TimeProvider.System.TimestampFrequency && gap.To >= From;
    }
}
