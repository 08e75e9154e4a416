using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Parley.Agents;

namespace Parley.Guardrails.Sensitive;

/// <summary>
/// Takes card data out of what callers say and tools give, card data and whatever the prompt's masking names out of passages, keeps the agent
/// from reading card data out, and stops tool calls that carry it. What else callers and tools say stays whole here, since flows fill their slots
/// with it: it is masked where a prompt is written.
/// </summary>
internal sealed class SensitiveDataGuardrail(SensitiveText masking, IOptions<MaskingOptions> options) : IGuardrail
{
    public string Name => "sensitive_data";

    public ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) => new(Inspect(subject));

    private GuardrailVerdict Inspect(GuardrailSubject subject)
    {
        var spans = SensitiveFinder.Find(subject.Text);
        var reported = Reported(spans, subject.Agent, subject.Stage);
        if (reported is not { } category)
            return GuardrailVerdict.Allowed;
        var finding = new GuardrailFinding(Name, category.Finding(), 1);
        return subject.Stage switch
        {
            GuardrailStage.ToolArguments => category.IsCardData() ? new GuardrailVerdict.Block(finding, "") : new GuardrailVerdict.Allow(finding),
            GuardrailStage.ToolResult => new GuardrailVerdict.Replace(MaskJson(subject), finding),
            GuardrailStage.Reply => new GuardrailVerdict.Replace(Unsaid(subject.Text, spans), finding),
            GuardrailStage.UserText => new GuardrailVerdict.Replace(masking.Mask(subject.Text, spans, subject.Agent, MaskingTarget.Dialogue), finding),
            _ => new GuardrailVerdict.Replace(masking.Mask(subject.Text, spans, subject.Agent, MaskingTarget.Prompt), finding),
        };
    }

    /// <summary>The gravest category that concerns this stage: what is said or looked up may hold a phone number, never a card.</summary>
    private SensitiveCategory? Reported(IReadOnlyList<SensitiveSpan> spans, AgentDefinition agent, GuardrailStage stage)
    {
        SensitiveCategory? gravest = null;
        foreach (var span in spans)
            if (span.Category.IsCardData() || (stage is GuardrailStage.RetrievedText or GuardrailStage.ToolArguments && options.Value.Masks(span.Category, agent, MaskingTarget.Prompt)))
                gravest = gravest is { } other && other < span.Category ? other : span.Category;
        return gravest;
    }

    private static string Unsaid(string text, IReadOnlyList<SensitiveSpan> spans)
    {
        for (var index = spans.Count - 1; index >= 0; index--)
            if (spans[index].Category.IsCardData())
                text = text.Remove(spans[index].Start, spans[index].Length).Insert(spans[index].Start, "the one you gave");
        return text;
    }

    /// <summary>Brackets inside a bare number would break the JSON, so values are masked one by one.</summary>
    private string MaskJson(GuardrailSubject subject)
    {
        try
        {
            return JsonNode.Parse(subject.Text) is { } node ? JsonText.Map(node, MaskValue) : subject.Text;
        }
        catch (JsonException)
        {
            return MaskValue(subject.Text);
        }

        string MaskValue(string value) => masking.Mask(value, subject.Agent, MaskingTarget.Dialogue);
    }
}
