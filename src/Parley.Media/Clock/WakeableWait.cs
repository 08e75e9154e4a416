using System.Runtime.InteropServices;

namespace Parley.Media;

/// <summary>
/// One thread's sleep until a moment of the monotonic clock, to some 60 microseconds, which others may end early. On Linux by ppoll(2) on an
/// eventfd(2), whose timeout is counted in nanoseconds; elsewhere as exactly as the runtime's events are.
/// </summary>
internal sealed partial class WakeableWait : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const short Readable = 1;
    private const int NoFile = -1;

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _wake = new(false);
    private int _file = OperatingSystem.IsLinux() ? EventFile(0, CloseOnExec | NonBlocking) : NoFile;

    /// <summary>Ends the wait that is on, or the next one. Any thread; does nothing after <see cref="Dispose"/>.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            if (_file != NoFile)
                _ = Write(_file, 1, sizeof(ulong));
            else if (!_wake.SafeWaitHandle.IsClosed)
                _wake.Set();
        }
    }

    /// <summary>Returns at <paramref name="deadline"/> (a timestamp of <see cref="TimeProvider.System"/>), or earlier when woken.</summary>
    public void Until(long deadline)
    {
        var left = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), deadline);
        if (left <= TimeSpan.Zero)
            return;
        if (_file == NoFile)
            _wake.WaitOne(left);
        else
            Poll(new Moment((nint)(left.Ticks / TimeSpan.TicksPerSecond), (nint)(left.Ticks % TimeSpan.TicksPerSecond * 100)));
    }

    /// <summary>Returns when woken.</summary>
    public void UntilWoken()
    {
        if (_file == NoFile)
            _wake.WaitOne();
        else
            Poll(new Moment(nint.MaxValue, 0));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_file != NoFile)
                _ = Close(_file);
            _file = NoFile;
            _wake.Dispose();
        }
    }

    private void Poll(in Moment left)
    {
        var poll = new PollEntry(_file, Readable, 0);
        if (PollUntil(ref poll, 1, left, 0) > 0)
            _ = Read(_file, out _, sizeof(ulong));
    }

    [LibraryImport("libc", EntryPoint = "eventfd")]
    private static partial int EventFile(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "ppoll")]
    private static partial int PollUntil(ref PollEntry entries, nuint count, in Moment left, nint signals);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int file, out ulong value, nuint length);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, in ulong value, nuint length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);

    /// <summary>struct timespec.</summary>
    private readonly record struct Moment(nint Seconds, nint Nanoseconds);

    /// <summary>struct pollfd.</summary>
    private readonly record struct PollEntry(int File, short Asked, short Happened);
}
