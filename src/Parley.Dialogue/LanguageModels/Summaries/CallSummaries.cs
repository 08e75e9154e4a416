using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Dialogue.Guarding;
using Parley.Dialogue.LanguageModels.Racing;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels.Summaries;

/// <summary>
/// Has a deep model sum a call up for the person who takes it over. Everything in the call is a stranger's word to it, and what it writes is one to us:
/// only a report whose every name, number and day was said, and which gives nobody an order, is kept. Thread-safe.
/// </summary>
/// <param name="founded">Null where nothing can be held against what was said: then nothing is asked.</param>
internal sealed partial class CallSummaries(
    ILanguageModels models, SpokenMask mask, ILogger<CallSummaries> logger, IFoundedText? founded = null, IGuardrailChain? chain = null) : IHandoffSummaries
{
    public const string Purpose = "summary";

    private const int MaximumOutputTokens = 300;

    private readonly ILogger _logger = logger;

    public async Task<HandoffSummary?> WriteAsync(HandoffRecord record, CancellationToken cancellationToken)
    {
        if (record.Basis is not { } heard || founded is null)
            return null;
        var basis = heard with { Heard = await ScreenedAsync(record, heard, cancellationToken) };
        var scope = new ModelScope(record.Call, basis.Agent, ModelClass.Deep) { Purpose = Purpose, Node = basis.Node, Intent = basis.Intent, Turn = basis.Turn, IsClassOnly = true };
        if (models.For(scope) is not { } model)
            return null;
        try
        {
            var options = new ChatOptions { MaxOutputTokens = MaximumOutputTokens, Temperature = 0 };
            var written = (await model.GetResponseAsync(SummaryPrompt.Messages(Masked(record), basis), options, cancellationToken)).Text;
            var by = (model.GetService(typeof(RacingChatClient)) as RacingChatClient)?.Winner ?? "";
            return await JudgeAsync(record, basis, founded, written, cancellationToken) is { } text ? new HandoffSummary(text, by) : null;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a client, its server or the way to it throws.
            NotWritten(record.Call.Tenant.Id, record.Call.Id, fault.Message);
            return null;
        }
    }

    /// <summary>What callers say goes to the model as a page's words would: sentences that give orders to it are left out, and count for no evidence either.</summary>
    private async ValueTask<IReadOnlyList<Utterance>> ScreenedAsync(HandoffRecord record, HandoffBasis basis, CancellationToken cancellationToken)
    {
        if (chain is null)
            return basis.Heard;
        List<Utterance> screened = [];
        foreach (var heard in basis.Heard)
            screened.Add(heard.Speaker is Speaker.Agent ? heard : heard with { Text = (await InspectAsync(record, basis, heard.Text, cancellationToken)).Text });
        return screened;
    }

    private ValueTask<GuardrailOutcome> InspectAsync(HandoffRecord record, HandoffBasis basis, string text, CancellationToken cancellationToken) =>
        chain!.InspectAsync(new GuardrailSubject(record.Call, basis.Agent, GuardrailStage.RetrievedText, text, []), cancellationToken);

    /// <summary>The values known, as models may see them.</summary>
    private HandoffRecord Masked(HandoffRecord record) => record with
    {
        Slots = record.Slots.ToDictionary(slot => slot.Key, slot => slot.Value with { Spoken = mask.For(slot.Value.Spoken, record.Basis!.Agent, MaskingTarget.Prompt) }),
    };

    private async ValueTask<string?> JudgeAsync(HandoffRecord record, HandoffBasis basis, IFoundedText facts, string written, CancellationToken cancellationToken)
    {
        if (SummaryForm.Read(written) is not { } report)
            return Dropped(record, "form");
        var text = mask.For(report, basis.Agent, MaskingTarget.Event);
        string[] evidence =
        [
            record.Summary, record.Detail, .. record.Slots.SelectMany(slot => (string[])[slot.Value.Value, slot.Value.Spoken]),
            .. basis.Heard.Select(heard => heard.Text),
        ];
        if (!facts.IsFounded(text, evidence))
            return Dropped(record, "unfounded");
        // Nobody stands behind these words: they are read as those of a stranger, such as a page, and not taken where any would be left out.
        var outcome = chain is null ? null : await InspectAsync(record, basis, text, cancellationToken);
        return outcome is null || (outcome.Block is null && outcome.Text == text) ? text : Dropped(record, "guardrail");
    }

    private string? Dropped(HandoffRecord record, string why)
    {
        NotTaken(record.Call.Tenant.Id, record.Call.Id, record.Reason, why);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tenant {Tenant}, call {Call}: no model sums the call up ({Fault}).")]
    private partial void NotWritten(Tenancy.TenantId tenant, CallId call, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Tenant {Tenant}, call {Call}: a model's summary of the call ({Reason}) is not used ({Why}).")]
    private partial void NotTaken(Tenancy.TenantId tenant, CallId call, HandoffReason reason, string why);
}
