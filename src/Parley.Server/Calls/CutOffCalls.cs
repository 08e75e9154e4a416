using System.Collections.Concurrent;
using Parley.Agents;
using Parley.Calls;
using Parley.Server.Hosting;
using Parley.Tenancy;

namespace Parley.Server.Calls;

/// <summary>
/// Takes up a call that the server's death cut off, once its caller comes back with the token they had. It goes on in the same room and with the same
/// dialogue, so that no tool does anything twice, and is recorded as a call of its own: the first one's records stay as they were found.
/// </summary>
internal sealed partial class CutOffCalls(
    CutOffSessions sessions, IAgentFiles files, CallHost calls, ParleyOptions options, ILogger<CutOffCalls> logger)
    : ICutOffCalls
{
    private readonly ConcurrentDictionary<string, Task> _returning = new(StringComparer.Ordinal);

    // Once in the life of a process: a caller who has left since has left.
    private readonly ConcurrentDictionary<string, CallId> _takenUp = new(StringComparer.Ordinal);

    public async Task ReturnAsync(string room, string identity, CancellationToken cancellationToken)
    {
        var own = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_returning.GetOrAdd(room, own.Task) is var first && first != own.Task)
        {
            await first.WaitAsync(cancellationToken);
            return;
        }

        try
        {
            if (await FindAsync(room, identity, cancellationToken) is { } session && _takenUp.TryAdd(room, session.Id))
                LogTakenUp(session.Dialogue, session.Id, await calls.StartAsync(session, cancellationToken) is CallStart.Started);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whoever comes is let in all the same, into a room without an agent.
            LogFault(fault, room);
        }
        finally
        {
            _returning.TryRemove(room, out _);
            own.SetResult();
        }
    }

    /// <summary>The room is named by the call; whose it was, the token does not say.</summary>
    private async Task<SessionRequest?> FindAsync(string room, string identity, CancellationToken cancellationToken)
    {
        foreach (var tenant in files.States.Select(state => new TenantContext(state.Tenant)).Prepend(options.Tenant).Distinct())
            if (await sessions.FindAsync(tenant, new CallId(room), identity, cancellationToken) is { } session)
                return session;
        return null;
    }

    [LoggerMessage(LogLevel.Information, "The caller of {CutOff} is back; it goes on as {Call} (seated: {Seated})")]
    private partial void LogTakenUp(CallId cutOff, CallId call, bool seated);

    [LoggerMessage(LogLevel.Error, "The call cut off in {Room} could not be taken up again")]
    private partial void LogFault(Exception fault, string room);
}
