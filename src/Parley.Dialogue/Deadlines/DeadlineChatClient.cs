using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.LanguageModels;

namespace Parley.Dialogue.Deadlines;

/// <summary>
/// Judges an answer by its first piece and by each next one, instead of waiting for a socket error that may come a minute later. A late answer
/// is cancelled, and one that does not heed cancellation is not waited for either. Empty updates, such as a server's signs of life, count for
/// nothing.
/// </summary>
internal sealed class DeadlineChatClient(IChatClient inner, TimeSpan firstToken, TimeSpan nextToken, TimeProvider clock, AbandonedReplies abandoned) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <exception cref="ReplyDeadlineException">A piece did not come in time.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var updates = base.GetStreamingResponseAsync(messages, options, stop.Token).GetAsyncEnumerator(stop.Token);
        var pending = Task.FromResult(true);
        try
        {
            // Only waiting counts: a reader may take its time between two pieces.
            var (deadline, waited, hasBegun) = (firstToken, TimeSpan.Zero, false);
            while (true)
            {
                var since = clock.GetTimestamp();
                pending = updates.MoveNextAsync().AsTask();
                try
                {
                    if (!await pending.WaitAsync(deadline > waited ? deadline - waited : TimeSpan.Zero, clock, cancellationToken))
                        yield break;
                }
                catch (TimeoutException)
                {
                    if (!pending.IsCompleted)
                        throw new ReplyDeadlineException($"Nothing came within {deadline.TotalMilliseconds:F0} ms.");
                    // It came at the last moment, or is the client's own fault, which is thrown here.
                    if (!await pending)
                        yield break;
                }

                waited += clock.GetElapsedTime(since);
                if (hasBegun ? !IsEmpty(updates.Current) : ModelSigns.IsAnswer(updates.Current))
                    (deadline, waited, hasBegun) = (nextToken, TimeSpan.Zero, true);
                yield return updates.Current;
            }
        }
        finally
        {
            await stop.CancelAsync();
            if (pending.IsCompleted)
                await updates.DisposeAsync();
            else
                abandoned.Add(pending, updates);
        }
    }

    private static bool IsEmpty(ChatResponseUpdate update) => update.Contents.Count == 0 && !ModelSigns.IsAnswer(update);
}
