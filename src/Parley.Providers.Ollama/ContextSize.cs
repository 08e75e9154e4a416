using Microsoft.Extensions.AI;

namespace Parley.Providers.Ollama;

/// <summary>Asks for the configured context, since Ollama's own default silently cuts the beginning of a long prompt off.</summary>
internal sealed class ContextSize(IChatClient inner, int tokens) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, Sized(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, Sized(options), cancellationToken);

    private ChatOptions Sized(ChatOptions? options)
    {
        var sized = options?.Clone() ?? new ChatOptions();
        (sized.AdditionalProperties ??= [])["num_ctx"] = tokens;
        return sized;
    }
}
