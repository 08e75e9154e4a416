using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.Dialogue.Deadlines;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels.Racing;

/// <summary>
/// An ordered fallback list with a hedge, as one client. After the first piece it never switches: whoever hears one model's half sentence
/// cannot be given another's. Then <see cref="ModelBrokenOffException"/> leaves the repair to who knows what was heard.
/// </summary>
internal sealed class RacingChatClient(IReadOnlyList<IModelCandidate> candidates, TimeSpan altogether, TimeProvider clock, AbandonedReplies abandoned) : IChatClient
{
    /// <summary>Whose answer is being read, or was; empty before anybody spoke.</summary>
    public string Winner { get; private set; } = "";

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
        // Streamed, so that the deadlines hold here too.
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var race = new ModelRace(candidates, [.. messages], options, altogether, clock, abandoned);
        var winner = await race.FirstToSpeakAsync(cancellationToken);
        Winner = winner.Candidate.Name;
        await race.DropOthersAsync(winner);
        foreach (var update in winner.Held)
            yield return update;
        while (await MoveAsync(winner, cancellationToken))
            yield return winner.Current;
    }

    public object? GetService(Type serviceType, object? serviceKey) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // What it uses belongs to the registry.
    }

    private static async ValueTask<bool> MoveAsync(ModelRun winner, CancellationToken cancellationToken)
    {
        try
        {
            return await winner.MoveNextAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a client, its server or the way to it throws.
            throw new ModelBrokenOffException($"The model '{winner.Candidate.Name}' broke off.", winner.Candidate.Name, e);
        }
    }
}
