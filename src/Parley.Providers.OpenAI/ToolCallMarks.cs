using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Parley.LanguageModels;

namespace Parley.Providers.OpenAI;

/// <summary>The client gives a tool call only once it is whole; this marks its pieces on the way, so that deadlines see the model at work.</summary>
internal sealed class ToolCallMarks(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            if (update.RawRepresentation is StreamingChatCompletionUpdate { ToolCallUpdates.Count: > 0 })
                ModelSigns.MarkToolCall(update);
            yield return update;
        }
    }
}
