using System.Collections.Concurrent;
using Parley.Calls;
using Parley.Conversation;

namespace Parley.Server.Tests;

/// <summary>A conversation that lasts until the test, or the stopping server, ends it.</summary>
internal sealed class FakeConversation : ICallSessions
{
    private readonly ConcurrentDictionary<CallId, TaskCompletionSource<HangUpReason>> _calls = new();

    /// <summary>Whether a stopping server is obeyed.</summary>
    public bool Stubborn { get; set; }

    public ConcurrentQueue<SessionRequest> Sessions { get; } = new();

    public Task<HangUpReason> RunAsync(SessionRequest session, ICallTransport transport, CancellationToken cancellationToken)
    {
        Sessions.Enqueue(session);
        var end = EndOf(session.Id);
        if (!Stubborn)
            cancellationToken.Register(() => end.TrySetResult(HangUpReason.ServerStopping));
        return end.Task;
    }

    public void End(string call, HangUpReason reason) => EndOf(new CallId(call)).TrySetResult(reason);

    public void Fail(string call) => EndOf(new CallId(call)).TrySetException(new InvalidOperationException("The engine broke."));

    private TaskCompletionSource<HangUpReason> EndOf(CallId id) =>
        _calls.GetOrAdd(id, _ => new TaskCompletionSource<HangUpReason>(TaskCreationOptions.RunContinuationsAsynchronously));
}
