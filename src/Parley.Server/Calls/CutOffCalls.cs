using System.Collections.Concurrent;
using Parley.Agents;
using Parley.Calls;
using Parley.Server.Hosting;
using Parley.Tenancy;

namespace Parley.Server.Calls;

/// <summary>
/// Takes up a call that was cut off, once its caller comes back with the token they had. It goes on in the same room and with the same
/// dialogue, so that no tool does anything twice, and is recorded as a call of its own: the first one's records stay as they were found.
/// </summary>
internal sealed partial class CutOffCalls(
    CutOffSessions sessions, IAgentFiles files, CallHost calls, ParleyOptions options, ILogger<CutOffCalls> logger)
    : ICutOffCalls
{
    private readonly ConcurrentDictionary<(string Room, string Identity), Task<bool>> _returning = new();

    public async Task<bool> ReturnAsync(string room, string identity, CancellationToken cancellationToken)
    {
        var own = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_returning.GetOrAdd((room, identity), own.Task) is var first && first != own.Task)
            return await first.WaitAsync(cancellationToken);
        var letIn = true;
        try
        {
            letIn = await TakeUpAsync(room, identity, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whoever comes is let in all the same, into a room without an agent.
            LogFault(fault, room);
        }
        finally
        {
            _returning.TryRemove((room, identity), out _);
            own.SetResult(letIn);
        }

        return letIn;
    }

    private async Task<bool> TakeUpAsync(string room, string identity, CancellationToken cancellationToken)
    {
        // Who is back within a moment may find their call still putting its books in order.
        await calls.EndOfAsync(new CallId(room), cancellationToken);
        var found = await FindAsync(room, identity, cancellationToken);
        if (found is CallReturn.GoesOn { Session: var session })
            LogTakenUp(session.Dialogue, session.Id, await calls.StartAsync(session, cancellationToken) is CallStart.Started);
        return found is not CallReturn.Over;
    }

    /// <summary>The room is named by the call; whose it was, the token does not say. Callers come back before a start has taken in any agent.</summary>
    private async Task<CallReturn> FindAsync(string room, string identity, CancellationToken cancellationToken)
    {
        foreach (var tenant in files.Tenants.Select(tenant => new TenantContext(tenant)).Prepend(options.Tenant).Distinct())
            if (await sessions.FindAsync(tenant, new CallId(room), identity, cancellationToken) is var found and not CallReturn.Nothing)
                return found;
        return new CallReturn.Nothing();
    }

    [LoggerMessage(LogLevel.Information, "The caller of {CutOff} is back; it goes on as {Call} (seated: {Seated})")]
    private partial void LogTakenUp(CallId cutOff, CallId call, bool seated);

    [LoggerMessage(LogLevel.Error, "The call cut off in {Room} could not be taken up again")]
    private partial void LogFault(Exception fault, string room);
}
