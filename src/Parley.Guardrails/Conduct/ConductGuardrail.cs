namespace Parley.Guardrails.Conduct;

/// <summary>
/// Meets abuse calmly and keeps the agent civil. An insult beside a request is noted and the request is served; an insult alone is answered;
/// a threat calls a person; a reply is never rude.
/// </summary>
internal sealed class ConductGuardrail : IGuardrail
{
    private const string Calm = "I can hear that you're upset, and I do want to help. Tell me what you need, or say person and I'll get someone for you.";
    private const string Person = "I take that seriously. I'm passing this call to a person.";
    private const string Civil = "I'm sorry. Let me try that again: how can I help you?";
    private const int WordsOfARequest = 9;

    public string Name => "conduct";

    public ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) => new(subject.Stage switch
    {
        GuardrailStage.UserText => OfCaller(subject.Text),
        GuardrailStage.Reply when ConductPatterns.Unspeakable().IsMatch(subject.Text) => new GuardrailVerdict.Block(Found("conduct.reply", 1), Civil),
        _ => GuardrailVerdict.Allowed,
    });

    private GuardrailVerdict OfCaller(string text)
    {
        if (ThreatWords.AreIn(text))
            return new GuardrailVerdict.Block(Found("conduct.threat", 0.9), Person, "anger");
        if (!ConductPatterns.Abuse().IsMatch(text))
            return GuardrailVerdict.Allowed;
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < WordsOfARequest
            ? new GuardrailVerdict.Block(Found("conduct.abuse", 0.9), Calm)
            : new GuardrailVerdict.Allow(Found("conduct.abuse", 0.7));
    }

    private GuardrailFinding Found(string category, double score) => new(Name, category, score);
}
