namespace Parley.Media;

/// <summary>
/// How many encoders and decoders of libopus this process holds. Their memory is native: no collector's figure tells of one that nobody frees, and among
/// a process's megabytes a few tens of kilobytes are lost.
/// </summary>
public static class OpusStates
{
    private static int _held;

    public static int Held => Volatile.Read(ref _held);

    internal static void Take() => Interlocked.Increment(ref _held);

    internal static void Free() => Interlocked.Decrement(ref _held);
}
