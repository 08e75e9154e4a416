using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Parley.LanguageModels;

namespace Parley.Providers.OpenAI;

/// <summary>
/// The client gives a tool call only once it is whole; this marks its pieces on the way, so that deadlines see the model at work. And it marks faults with the
/// server's status, which the client's exceptions tell in a way of their own.
/// </summary>
internal sealed class ToolCallMarks(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveAsync(updates))
        {
            var update = updates.Current;
            if (update.RawRepresentation is StreamingChatCompletionUpdate { ToolCallUpdates.Count: > 0 })
                ModelSigns.MarkToolCall(update);
            yield return update;
        }
    }

    private static async ValueTask<bool> MoveAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (ClientResultException fault)
        {
            ModelFaults.MarkStatus(fault, fault.Status);
            throw;
        }
    }
}
