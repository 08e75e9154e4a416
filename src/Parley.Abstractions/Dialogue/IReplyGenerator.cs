namespace Parley.Dialogue;

/// <summary>Answers one user turn, streamed. Thread-safe. Deadlines, fallback and metrics are decorators on this port.</summary>
public interface IReplyGenerator
{
    IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, CancellationToken cancellationToken);
}
