namespace Parley.Simulation.Time;

/// <summary>A thread for one simulation: blocking one of the pool's would keep from it what a library takes there.</summary>
internal static class OwnThread
{
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (OperationCanceledException cancelled)
            {
                done.SetCanceled(cancelled.CancellationToken);
            }
            catch (Exception fault)
            {
                // It belongs to who asked.
                done.SetException(fault);
            }
        })
        { IsBackground = true, Name = "simulation" };
        thread.Start();
        return done.Task;
    }
}
