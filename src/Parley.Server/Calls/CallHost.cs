using Parley.Calls;
using Parley.Conversation;
using Parley.Records;
using Parley.Server.Hosting;
using Parley.Tenancy;

namespace Parley.Server.Calls;

/// <summary>
/// Owns the running calls: seats the agent, runs the conversation, and sees to it that every call that began also ends in the records,
/// whatever happens in between. When the server stops, calls are told while everything still works, and waited for.
/// </summary>
internal sealed partial class CallHost(
    IAgentRooms rooms, ICallSessions runner, ICallJournal journal, ParleyOptions options, CallMetrics metrics, TimeProvider clock,
    ILogger<CallHost> logger) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<CallId, (SessionRequest Session, long Began, Task Held)> _running = [];
    private readonly CancellationTokenSource _stop = new();
    private bool _stopping;

    /// <summary>Returns once the agent sits in the room, or cannot.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the call.</param>
    public Task<CallStart> StartAsync(SessionRequest session, CancellationToken cancellationToken)
    {
        var seated = new TaskCompletionSource<CallStart>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            CallStart? refusal = _stopping ? new CallStart.Stopping()
                : _running.Count >= options.MaxCalls ? new CallStart.Full(RetryAfter)
                : null;
            if (refusal is not null)
            {
                metrics.Refused(session.Tenant);
                return Task.FromResult(refusal);
            }
            var began = clock.GetTimestamp();
            _running.Add(session.Id, (session, began, Task.Run(() => HoldAsync(session, began, seated), CancellationToken.None)));
        }
        return seated.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Waits for the calls that are held in a room, for as long as the server would wait for them when it stops.</summary>
    /// <param name="dialogue">Whose room it is: the first call of those that went on with one another.</param>
    /// <exception cref="TimeoutException">They did not end.</exception>
    public Task EndOfAsync(CallId dialogue, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.WhenAll(_running.Values.Where(call => call.Session.Dialogue == dialogue).Select(call => call.Held))
                .WaitAsync(options.StopTimeout, clock, cancellationToken);
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Task[] held;
        lock (_gate)
        {
            _stopping = true;
            held = [.. _running.Values.Select(call => call.Held)];
        }
        await _stop.CancelAsync();
        try
        {
            await Task.WhenAll(held).WaitAsync(options.StopTimeout, clock, cancellationToken);
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            await AbandonAsync();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stop.Dispose();

    private async Task HoldAsync(SessionRequest session, long began, TaskCompletionSource<CallStart> seated)
    {
        metrics.Started(session.Tenant);
        var reason = HangUpReason.Failed;
        try
        {
            await journal.OpenAsync(session, CancellationToken.None);
            reason = await ConverseAsync(session, seated);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            reason = HangUpReason.ServerStopping;
        }
        catch (Exception fault)
        {
            // One call's fault is that call's end and nobody else's.
            LogFailed(fault, session.Id, session.Tenant.Id);
        }
        finally
        {
            await EndAsync(session, clock.GetElapsedTime(began), reason);
            metrics.Ended(session.Tenant, reason);
            lock (_gate)
                _running.Remove(session.Id);
            seated.TrySetResult(new CallStart.Failed());
        }
    }

    private async Task<HangUpReason> ConverseAsync(SessionRequest session, TaskCompletionSource<CallStart> seated)
    {
        var placement = new AgentPlacement(session.Tenant, session.Id, session.Dialogue.Value, session.Agent.AgentName, session.UserId);
        await using var transport = await rooms.SeatAsync(placement, _stop.Token);
        try
        {
            // Begun before it is told: whoever opened the session finds a conversation that listens.
            var conversation = runner.RunAsync(session, transport, _stop.Token);
            seated.TrySetResult(new CallStart.Started());
            return await conversation;
        }
        catch (Exception) when (!_stop.IsCancellationRequested)
        {
            await transport.HangUpAsync(HangUpReason.Failed, CancellationToken.None);
            throw;
        }
    }

    private async Task AbandonAsync()
    {
        (SessionRequest Session, long Began)[] left;
        lock (_gate)
            left = [.. _running.Values.Select(call => (call.Session, call.Began))];
        foreach (var (session, began) in left)
        {
            LogAbandoned(session.Id, session.Tenant.Id);
            await EndAsync(session, clock.GetElapsedTime(began), HangUpReason.ServerStopping);
        }
    }

    /// <summary>The journal ignores the end of a call that has ended: the conversation, which knows best, comes first.</summary>
    private ValueTask EndAsync(SessionRequest session, TimeSpan at, HangUpReason reason) =>
        journal.AppendAsync(new CallContext(session.Id, session.Tenant, clock), new CallEvent.Ended(at, reason), CancellationToken.None);

    [LoggerMessage(LogLevel.Error, "{Call} of {Tenant} failed")]
    private partial void LogFailed(Exception fault, CallId call, TenantId tenant);

    [LoggerMessage(LogLevel.Warning, "{Call} of {Tenant} did not end in time; the server stops without it")]
    private partial void LogAbandoned(CallId call, TenantId tenant);
}
