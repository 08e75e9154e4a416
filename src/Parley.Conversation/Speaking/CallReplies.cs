using Parley.Dialogue;

namespace Parley.Conversation.Speaking;

/// <summary>A call's replies. The next may be begun before its turn is over, where the host can do that. Used by the mailbox's reader, but for the generator.</summary>
internal sealed class CallReplies(CallScope scope) : IAsyncDisposable
{
    private readonly ISpeculativeReplies? _ahead = scope.Engines.Ahead?.Create(scope.Dialogue);

    public IReplyGenerator Generator => _ahead ?? scope.Engines.Replies;

    /// <summary>Returns at once.</summary>
    public void Begin(ReplyRequest interim) => _ahead?.Begin(interim);

    /// <summary>The caller means something else after all.</summary>
    public void Drop() => _ahead?.Drop();

    public ValueTask DisposeAsync() => _ahead?.DisposeAsync() ?? ValueTask.CompletedTask;
}
