using System.Runtime.CompilerServices;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;
using Parley.LanguageModels;

namespace Parley.Providers.Anthropic;

/// <summary>The client gives a tool call only once it is whole; this marks its pieces on the way, so that deadlines see the model at work.</summary>
internal sealed class ToolCallMarks(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            if (update.RawRepresentation is RawMessageStreamEvent raw && raw.TryPickContentBlockDelta(out var delta) && delta.Delta.TryPickInputJson(out _))
                ModelSigns.MarkToolCall(update);
            yield return update;
        }
    }
}
