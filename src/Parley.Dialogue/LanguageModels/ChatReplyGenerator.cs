using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Parley.Calls;
using Parley.Dialogue.LanguageModels.ToolCalls;
using Parley.Knowledge;
using Parley.LanguageModels;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels;

/// <summary>
/// Streams the reply of a language model that sees the agent, the facts that fit, what was heard and what tools did, and that may call tools
/// for a bounded number of rounds. Cites the facts the model was given. Whatever goes wrong on the way is thrown: fallback is a decorator.
/// Thread-safe.
/// </summary>
internal sealed class ChatReplyGenerator(
    ILanguageModels models, IKnowledgeRetriever knowledge, IToolGateway gateway, ToolErrands errands, IToolHistory history, IOptions<ChatReplyOptions> options) : IReplyGenerator
{
    /// <exception cref="InvalidDataException">The model ended without a word, or calls tools that are not there again and again.</exception>
    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var scope = new ToolScope(request.Call, request.Agent, request.Channel, request.UserId, Roles: []);
        var tools = await gateway.ToolsForAsync(scope, cancellationToken);
        var passages = await FindAsync(request, settings.MaximumPassages, cancellationToken);
        var messages = ChatPrompt.Messages(request, new PromptTail(passages, history.Of(request.Call)), settings.MaximumHistory);
        var chat = new ChatOptions { MaxOutputTokens = settings.MaximumOutputTokens, Temperature = settings.Temperature, Tools = ToolDeclarations.For(tools) };

        var model = new ModelScope(request.Call, request.Agent, ModelClass.Live) { Turn = request.Turn };
        var (isEmpty, malformed) = (true, 0);
        for (var round = 0; ; round++)
        {
            // The tools stay declared when none may be called any more, so that the prompt's beginning stays what it was.
            chat.ToolMode = tools.Count == 0 ? null : round < settings.MaximumToolRounds ? ChatToolMode.Auto : ChatToolMode.None;
            var answer = new ModelAnswer(models, model);
            await foreach (var sentence in answer.StreamAsync(messages, chat, cancellationToken))
            {
                isEmpty &= string.IsNullOrWhiteSpace(sentence);
                yield return new ReplyPart.Text(sentence);
            }

            model = answer.Scope;
            if (answer.Calls.Count == 0 || round == settings.MaximumToolRounds)
                break;
            var calls = new ToolRound(request, tools, errands, scope, settings);
            await foreach (var filler in calls.RunAsync(answer.Calls, isSilent: answer.Said.Length == 0, cancellationToken))
                yield return new ReplyPart.Text(filler);
            if (calls.WasMalformed && ++malformed > 1)
                throw new InvalidDataException("The model called tools wrongly again after it was told.");
            messages.Add(new ChatMessage(ChatRole.Assistant, [.. Spoken(answer.Said), .. answer.Calls]));
            messages.Add(new ChatMessage(ChatRole.Tool, [.. calls.Results]));
        }

        if (isEmpty)
            throw new InvalidDataException("The model ended its reply without a word.");
        foreach (var passage in passages)
            yield return new ReplyPart.Citation(passage);
    }

    private static IEnumerable<AIContent> Spoken(string text) => string.IsNullOrWhiteSpace(text) ? [] : [new TextContent(text)];

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
