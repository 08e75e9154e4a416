using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Parley.Calls;
using Parley.Knowledge;

namespace Parley.Dialogue.LanguageModels;

/// <summary>
/// Streams the reply of a language model that sees the agent, the facts that fit and what was heard. Cites the facts the model was given.
/// Whatever goes wrong on the way is thrown: deadlines and fallback are decorators. Thread-safe.
/// </summary>
internal sealed class ChatReplyGenerator(IChatClient model, IKnowledgeRetriever knowledge, IOptions<ChatReplyOptions> options) : IReplyGenerator
{
    /// <exception cref="InvalidDataException">The model ended without a word.</exception>
    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var passages = await FindAsync(request, settings.MaximumPassages, cancellationToken);
        var messages = ChatPrompt.Messages(request, passages, settings.MaximumHistory);
        var chat = new ChatOptions { MaxOutputTokens = settings.MaximumOutputTokens, Temperature = settings.Temperature };
        var isEmpty = true;
        await foreach (var update in model.GetStreamingResponseAsync(messages, chat, cancellationToken))
        {
            if (update.Text is not { Length: > 0 } text)
                continue;
            isEmpty &= string.IsNullOrWhiteSpace(text);
            yield return new ReplyPart.Text(text);
        }

        if (isEmpty)
            throw new InvalidDataException("The model ended its reply without a word.");
        foreach (var passage in passages)
            yield return new ReplyPart.Citation(passage);
    }

    /// <summary>Facts for this turn and the one before it, since a model, unlike retrieval, can tell which of them a follow-up means.</summary>
    private async Task<IReadOnlyList<Passage>> FindAsync(ReplyRequest request, int limit, CancellationToken cancellationToken)
    {
        var found = new List<Passage>();
        var before = request.History.LastOrDefault(u => u.Speaker is Speaker.Caller)?.Text;
        foreach (var text in (string?[])[request.UserText, before is null ? null : $"{before} {request.UserText}"])
            if (text is not null)
                found.AddRange(await knowledge.RetrieveAsync(new KnowledgeQuery(request.Call.Tenant, request.Agent.KnowledgeSources, text, limit), cancellationToken));
        return [.. found.DistinctBy(p => (p.Source, p.Id)).Take(limit)];
    }
}
