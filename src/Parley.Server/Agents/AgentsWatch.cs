using Parley.Agents;

namespace Parley.Server.Agents;

/// <summary>
/// Looks again at the agents that answer: once all are taken in, and when a folder changed. A value, tool or file of facts that is taken away
/// after an agent was published is told by this, before callers hear the gap. No call and no start waits for it: a tool server may hang.
/// </summary>
internal sealed partial class AgentsWatch(IAgentFiles files, AgentsAtStart start, TimeProvider clock, ILogger<AgentsWatch> logger) : BackgroundService
{
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>A server that starts has more urgent work: models to load, somebody who waits for its address.</summary>
    internal static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _firstLook = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes after the first look at all agents.</summary>
    public Task FirstLook => _firstLook.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.TakenIn.WaitAsync(stoppingToken);
        await Task.Delay(Settling, clock, stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await files.LookAgainAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // A file that is being written, a locked database: the next time is as good.
                LogFault(fault);
            }

            _firstLook.TrySetResult();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The agents could not be looked at again; that is tried again shortly")]
    private partial void LogFault(Exception fault);
}
