using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels.Circuits;

/// <summary>Asks a model only while its circuit lets calls through, and judges it by whether its answers begin.</summary>
internal sealed class CircuitChatClient(IChatClient inner, ModelCircuit circuit) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await circuit.TryAsync(token => new ValueTask<ChatResponse>(base.GetResponseAsync(messages, options, token)), cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        foreach (var update in await circuit.TryAsync(_ => BeginAsync(updates), cancellationToken))
            yield return update;
        while (await updates.MoveNextAsync())
            yield return updates.Current;
    }

    private static async ValueTask<List<ChatResponseUpdate>> BeginAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        var held = new List<ChatResponseUpdate>();
        while (await updates.MoveNextAsync())
        {
            held.Add(updates.Current);
            if (ModelSigns.IsAnswer(updates.Current))
                return held;
        }

        throw new InvalidDataException("The model ended its answer without a word.");
    }
}
