using System.Text.RegularExpressions;

namespace Parley.Guardrails.Topics;

/// <summary>A topic the agent keeps out of: what callers may not get, and what it may not say, answered with one sentence.</summary>
internal sealed class TopicRule(string name, string category, Regex asks, Regex gives, string say) : IGuardrail
{
    public string Name => name;

    public ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) => new(subject.Stage switch
    {
        GuardrailStage.UserText when asks.IsMatch(subject.Text) => new GuardrailVerdict.Block(new GuardrailFinding(name, category, 0.8), say),
        GuardrailStage.Reply when gives.IsMatch(subject.Text) => new GuardrailVerdict.Block(new GuardrailFinding(name, category, 0.9), say),
        _ => GuardrailVerdict.Allowed,
    });
}
