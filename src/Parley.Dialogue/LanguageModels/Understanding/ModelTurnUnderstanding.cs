using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Parley.Dialogue.Guarding;
using Parley.Flows;
using Parley.Guardrails;
using Parley.LanguageModels;
using Parley.Understanding;

namespace Parley.Dialogue.LanguageModels.Understanding;

/// <summary>
/// Asks the live model what a turn means and lets the understanding without a model judge the answer. Late, failing or talking nonsense, it
/// leaves that understanding as it was. A turn that answers a sensitive slot, asked for or not, goes to no model, nor does one that is clear
/// without. Thread-safe.
/// </summary>
internal sealed partial class ModelTurnUnderstanding(ILanguageModels models, ITurnUnderstanding plain, ILogger<ModelTurnUnderstanding> logger, SpokenMask? mask = null)
    : ITurnUnderstanding
{
    private const int MaximumOutputTokens = 300;

    /// <summary>For the whole answer; the caller waits in silence meanwhile.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.2);

    private readonly ILogger _logger = logger;

    public async ValueTask<UnderstoodTurn> UnderstandAsync(UnderstandingRequest request, CancellationToken cancellationToken)
    {
        var understood = await plain.UnderstandAsync(request, cancellationToken);
        // What names a wish to give it up is as clear as words can be.
        if (request.Agent is null || request.Text.Length == 0 || understood.Dropped.Count > 0 || AnswersSensitive(request, understood) || ClearTurns.IsClear(request, understood))
            return understood;
        return await ProposeAsync(request, TurnUnderstanding.Task(request, understood.Intents) ?? "", cancellationToken) is { } proposal
            ? await new ProposalJudge(plain, request, understood).JudgeAsync(proposal, cancellationToken)
            : understood;
    }

    private static bool AnswersSensitive(UnderstandingRequest request, UnderstoodTurn understood)
    {
        return request.Asked is { IsSensitive: true } || request.Slots.Any(slot => slot.IsSensitive && IsHeard(slot.Name));

        bool IsHeard(string slot) => understood.Slots.ContainsKey(slot) || understood.Rejected.ContainsKey(slot);
    }

    private async Task<TurnProposal?> ProposeAsync(UnderstandingRequest request, string intent, CancellationToken cancellationToken)
    {
        var scope = new ModelScope(request.Call, request.Agent!, ModelClass.Live)
        {
            Purpose = "understanding", Node = request.Node, Intent = intent, Turn = request.Turn, Committed = request.Committed,
        };
        SlotDefinition[] slots = [.. request.Slots.Where(s => !s.IsSensitive)];
        using var late = new CancellationTokenSource(Patience, request.Call.Clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await AskAsync(scope, request, slots, over.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a model, its server or the way to it throws, and its being late: the turn is understood without it.
            NotUnderstood(request.Call.Tenant.Id, request.Call.Id, e.Message);
            return null;
        }
    }

    private async Task<TurnProposal?> AskAsync(ModelScope scope, UnderstandingRequest request, SlotDefinition[] slots, CancellationToken cancellationToken)
    {
        var messages = TurnPrompt.Messages(Masked(request), slots);
        var options = new ChatOptions { MaxOutputTokens = MaximumOutputTokens, Temperature = 0, ResponseFormat = ChatResponseFormat.ForJsonSchema(TurnSchema.For(request, slots), "turn") };
        return await AnswerAsync(scope, messages, options, cancellationToken);
    }

    /// <summary>Half a number on the heels of its first half is known for what it is by what was asked.</summary>
    private UnderstandingRequest Masked(UnderstandingRequest request)
    {
        if (mask is null)
            return request;
        var questions = request.Slots.Where(slot => slot.IsSensitive).SelectMany(slot => slot.Prompts.Take(1));
        return request with { Text = mask.For(request.Text, request.Agent!, MaskingTarget.Prompt, questions) };
    }

    private async Task<TurnProposal?> AnswerAsync(ModelScope scope, List<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) =>
        models.For(scope) is { } model ? TurnProposal.Parse((await model.GetResponseAsync(messages, options, cancellationToken)).Text) : null;

    [LoggerMessage(Level = LogLevel.Information, Message = "Tenant {Tenant}, call {Call}: the turn is understood without a model ({Fault}).")]
    private partial void NotUnderstood(Tenancy.TenantId tenant, Calls.CallId call, string fault);
}
