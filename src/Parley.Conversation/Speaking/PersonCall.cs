using Parley.Conversation.Reporting;
using Parley.Dialogue;

namespace Parley.Conversation.Speaking;

/// <summary>Calls a person because the agent cannot go on, once a call. Used by one thread at a time.</summary>
internal sealed class PersonCall(CallScope scope)
{
    private const string Detail = "The agent could not answer its caller any more.";

    /// <summary>The caller waits for it behind a few words: no longer than a watchdog would.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2.8);

    private Task<string>? _raising;

    /// <returns>What the caller is told happens next; empty where nobody could be called. Never faults.</returns>
    public Task<string> RaiseAsync(ReplyRequest request) => _raising ??= RunAsync(request);

    private async Task<string> RunAsync(ReplyRequest request)
    {
        if (scope.Engines.Persons is not { } persons)
            return "";
        // Off the mailbox's reader: the hand-off is written to a database.
        await Task.Yield();
        try
        {
            if (await persons.RaiseAsync(request, Detail, CancellationToken.None).AsTask().WaitAsync(Deadline, scope.Clock) is not { } raised)
                return "";
            scope.Reports.Journal(raised.Fact with { At = scope.Now });
            return raised.Tell;
        }
        catch (Exception exception)
        {
            // Whatever broke the call may break this too.
            scope.Logger.PartFailed(scope.Call, "calling a person", exception);
            return "";
        }
    }
}
