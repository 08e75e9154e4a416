namespace Parley.Dialogue;

/// <summary>
/// Replies of one call, of which the next may be begun before its turn is committed. As an <see cref="IReplyGenerator"/> it answers the
/// committed turn: with the reply begun for an equivalent request, or with a new one. One reader at a time.
/// </summary>
public interface ISpeculativeReplies : IReplyGenerator, IAsyncDisposable
{
    /// <summary>
    /// Begins a reply to an interim transcript that has been stable for a moment, and drops the one begun before unless this one is equivalent to
    /// it. Returns at once. Tools with effects wait for the commitment.
    /// </summary>
    void Begin(ReplyRequest interim);

    /// <summary>The caller goes on in another way: what was begun is cancelled.</summary>
    void Drop();
}
