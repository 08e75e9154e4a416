using System.Runtime.InteropServices;

namespace Parley.Server.Telemetry;

/// <summary>
/// What codecs, engines and the database hold of the C library's heap. A process' resident memory breathes with what allocators keep for later; this is what
/// was asked for and not given back, so that a leak outside the collector's heap shows as soon as there is one.
/// </summary>
internal static partial class NativeHeap
{
    /// <summary>Bytes in use, over all arenas and mappings; null where the C library does not tell (it is GNU's since 2.33 that does). Any thread; takes each arena's lock for a moment.</summary>
    public static long? BytesInUse()
    {
        try
        {
            var told = Tell();
            return checked((long)(told.InUse + told.Mapped));
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "mallinfo2")]
    private static partial MallocInfo Tell();

    /// <summary>GNU C library manual, "Statistics for Memory Allocation with malloc": struct mallinfo2, in its order.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct MallocInfo
    {
        private readonly nuint _arena, _ordinaryFree, _smallFree, _mappings;
        public readonly nuint Mapped;
        private readonly nuint _unused, _smallFreeBytes;
        public readonly nuint InUse;
        private readonly nuint _free, _releasable;
    }
}
