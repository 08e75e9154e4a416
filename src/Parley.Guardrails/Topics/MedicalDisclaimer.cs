using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Parley.Calls;

namespace Parley.Guardrails.Topics;

/// <summary>Says once a call, beside the first reply about health, that it is general information.</summary>
internal sealed partial class MedicalDisclaimer : IGuardrail
{
    private const string Disclaimer = "That's general information, not medical advice.";
    private const int MostCalls = 10_000;

    private readonly ConcurrentDictionary<CallId, byte> _told = [];

    public string Name => "medical_disclaimer";

    public ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken)
    {
        if (subject.Stage != GuardrailStage.Reply || !Health().IsMatch(subject.Text) || subject.Text.TrimEnd().EndsWith('?'))
            return new(GuardrailVerdict.Allowed);
        // Calls end without telling this rule; at worst a long call hears the sentence twice.
        if (_told.Count >= MostCalls)
            _told.Clear();
        return new(_told.TryAdd(subject.Call.Id, 0)
            ? new GuardrailVerdict.Remark(Disclaimer, new GuardrailFinding(Name, "topic.disclaimer", 1))
            : GuardrailVerdict.Allowed);
    }

    [GeneratedRegex(@"\b(symptoms?|treat(s|ed|ment)|fever|dos(e|age)|side effects?|vaccines? (protect|prevent|can cause)|infection|blood pressure|blood sugar|pain relief|rest and (fluids|drink)|contagious|heals?|diet|fasting)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Health();
}
