namespace Parley.Media.Tests;

/// <summary>Proves that a step allocates nothing once warm.</summary>
internal static class Allocation
{
    public static long Of(Action step, int times = 200)
    {
        for (var i = 0; i < times; i++)
            step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < times; i++)
            step();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
