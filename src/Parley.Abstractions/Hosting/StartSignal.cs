namespace Parley.Hosting;

/// <summary>When a process is up, for what is not needed before: it would take the cores from what is.</summary>
public static class StartSignal
{
    /// <summary>Completes once the host says that everything has started; at once where there is no host to say so.</summary>
    /// <param name="started">What the host's lifetime cancels when it has started; null for none.</param>
    /// <param name="cancellationToken">The process stops.</param>
    /// <exception cref="OperationCanceledException">It stopped before.</exception>
    public static async Task WaitAsync(CancellationToken? started, CancellationToken cancellationToken)
    {
        if (started is not { } signal)
            return;
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = signal.UnsafeRegister(static task => ((TaskCompletionSource)task!).TrySetResult(), told);
        await told.Task.WaitAsync(cancellationToken);
    }
}
