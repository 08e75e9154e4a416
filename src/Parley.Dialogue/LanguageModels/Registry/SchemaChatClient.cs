using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.LanguageModels;
using Polly.CircuitBreaker;

namespace Parley.Dialogue.LanguageModels.Registry;

/// <summary>
/// Older servers refuse a request with a schema as a whole: it is asked once more without, for the prompt alone asks for JSON as well, and from then on without at
/// once. Of one model: others of the route take schemas all the same. Thread-safe.
/// </summary>
internal sealed class SchemaChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private volatile bool _refusesSchemas;

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (options?.ResponseFormat is not ChatResponseFormatJson { Schema: not null })
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
                yield return update;
            yield break;
        }

        var isRefused = _refusesSchemas;
        if (!isRefused)
        {
            await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            bool? begins = null;
            try
            {
                begins = await updates.MoveNextAsync();
            }
            catch (Exception fault) when (MayRefuseSchemas(fault) && !cancellationToken.IsCancellationRequested)
            {
                isRefused = true;
            }

            for (var goesOn = begins is true; goesOn; goesOn = await updates.MoveNextAsync())
                yield return updates.Current;
        }

        if (!isRefused)
            yield break;
        var plain = options.Clone();
        plain.ResponseFormat = null;
        await foreach (var update in base.GetStreamingResponseAsync(messages, plain, cancellationToken))
        {
            _refusesSchemas = true;
            yield return update;
        }
    }

    /// <summary>A server that is busy, broken or away would only be asked twice, and one good second answer would be blamed on the schema for ever.</summary>
    private static bool MayRefuseSchemas(Exception fault) => ModelFaults.StatusOf(fault) is { } status
        ? status is >= 400 and < 500 and not (408 or 429)
        : fault is not (TimeoutException or IOException or HttpRequestException or BrokenCircuitException or OperationCanceledException);
}
