using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Parley.Calls;
using Parley.Dialogue.Grounded;
using Parley.Dialogue.Guarding;
using Parley.Dialogue.LanguageModels.ToolCalls;
using Parley.Guardrails;
using Parley.Knowledge;
using Parley.LanguageModels;
using Parley.Records;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels;

/// <summary>
/// Streams the reply of a language model that sees the agent, the facts that fit, what was heard and what tools did, and that may call tools
/// for a bounded number of rounds. Cites the facts the model was given. Whatever goes wrong on the way is thrown: fallback is a decorator.
/// Thread-safe.
/// </summary>
internal sealed class ChatReplyGenerator(
    ILanguageModels models, TimelyKnowledge knowledge, IToolGateway gateway, ToolErrands errands, IToolHistory history, IOptions<ChatReplyOptions> options,
    SpokenMask mask, PassageScreen screen) : IReplyGenerator
{
    /// <exception cref="InvalidDataException">The model ended without a word, or calls tools that are not there again and again.</exception>
    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var scope = request.ToolScope;
        var tools = await gateway.ToolsForAsync(scope, cancellationToken);
        var (passages, noted) = await FindAsync(request, settings.MaximumPassages, cancellationToken);
        var tail = new PromptTail(passages, history.Of(request.Call)) { Masked = Masked, LacksFacts = noted.Any(part => part is ReplyPart.Noted { Fact: CallEvent.Degraded }) };
        var messages = ChatPrompt.Messages(mask.For(request, MaskingTarget.Prompt), tail, settings.MaximumHistory);
        foreach (var part in noted.Concat(tail.Lines.Select(line => new ReplyPart.Evidence(line))))
            yield return part;
        var chat = new ChatOptions { MaxOutputTokens = settings.MaximumOutputTokens, Temperature = settings.Temperature, Tools = ToolDeclarations.For(tools) };

        var model = new ModelScope(request.Call, request.Agent, ModelClass.Live) { Node = request.Node, Intent = request.Intent, Turn = request.Turn, Committed = request.Committed };
        var (isEmpty, malformed, said) = (true, 0, "");
        var person = new PersonProposal(tools, request);
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

            (model, said) = (answer.Scope, answer.Said);
            if (answer.Calls.Count == 0 || round == settings.MaximumToolRounds)
                break;
            // Whatever follows, a filler or the next round, is a sentence of its own.
            if (answer.Said is [.., var last] && !char.IsWhiteSpace(last))
                yield return new ReplyPart.Text(" ");
            foreach (var flow in FlowProposals.Of(answer.Calls, tools, request))
                yield return new ReplyPart.Proposed(flow);
            var calls = new ToolRound(request, tools, person, errands, scope, settings);
            await foreach (var filler in calls.RunAsync(answer.Calls, isSilent: answer.Said.Length == 0, cancellationToken))
                yield return new ReplyPart.Text(filler) { IsAuthored = true };
            foreach (var ran in calls.Ran)
                yield return new ReplyPart.Noted(ran);
            if (person.IsAll(answer.Calls))
                break;
            if (calls.WasMalformed && ++malformed > 1)
                throw new InvalidDataException("The model called tools wrongly again after it was told.");
            messages.Add(new ChatMessage(ChatRole.Assistant, [.. Spoken(answer.Said), .. answer.Calls]));
            messages.Add(new ChatMessage(ChatRole.Tool, [.. calls.Results.Select(r => new FunctionResultContent(r.CallId, Masked($"{r.Result}")))]));
            foreach (var result in calls.Results)
                yield return new ReplyPart.Evidence($"{result.Result}");
        }

        foreach (var part in person.Offer(said))
            yield return part;
        if (isEmpty && !person.IsMade)
            throw new InvalidDataException("The model ended its reply without a word.");
        foreach (var passage in passages)
            yield return new ReplyPart.Citation(passage);

        string Masked(string text) => mask.For(text, request.Agent, MaskingTarget.Prompt);
    }

    private static IEnumerable<AIContent> Spoken(string text) => string.IsNullOrWhiteSpace(text) ? [] : [new TextContent(text)];

    /// <summary>Facts for this turn and the one before it, since a model, unlike retrieval, can tell which of them a follow-up means.</summary>
    private async Task<(IReadOnlyList<Passage> Passages, IReadOnlyList<ReplyPart> Noted)> FindAsync(ReplyRequest request, int limit, CancellationToken cancellationToken)
    {
        var found = new List<Passage>();
        var before = request.History.LastOrDefault(u => u.Speaker is Speaker.Caller)?.Text;
        using var search = knowledge.Begin(request, cancellationToken);
        try
        {
            foreach (var text in (string?[])[request.UserText, before is null ? null : $"{before} {request.UserText}"])
                if (text is not null)
                    found.AddRange(await search.FindAsync(text, limit));
        }
        catch (KnowledgeUnavailableException unavailable)
        {
            // A model may need none to answer, and is told not to make any up.
            return ([], [new ReplyPart.Noted(new CallEvent.Degraded(TimeSpan.Zero, "knowledge", unavailable.Message))]);
        }

        var screened = await screen.ScreenAsync(request, [.. found.DistinctBy(p => (p.Source, p.Id)).Take(limit)], cancellationToken);
        return (screened.Kept, screened.Noted);
    }
}
