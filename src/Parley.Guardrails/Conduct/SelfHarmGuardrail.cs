namespace Parley.Guardrails.Conduct;

/// <summary>Answers a caller who speaks of harming themselves with help at once, and calls a person.</summary>
internal sealed class SelfHarmGuardrail : IGuardrail
{
    private const string HelpInTheUnitedStates =
        "I'm really glad you told me. You don't have to go through this alone. You can call or text 9 8 8 right now, any time, and if you are in danger, call 9 1 1. I'm getting a person for you.";

    private const string HelpElsewhere =
        "I'm really glad you told me. You don't have to go through this alone. If you are in danger, call your emergency number now. I'm getting a person for you.";

    public string Name => "self_harm";

    public ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) =>
        new(subject.Stage == GuardrailStage.UserText && SelfHarmWords.AreIn(subject.Text)
            ? new GuardrailVerdict.Block(new GuardrailFinding(Name, "self_harm", 0.9), subject.Agent.Region == "US" ? HelpInTheUnitedStates : HelpElsewhere, "medical_emergency")
            : GuardrailVerdict.Allowed);
}
