using Parley.Guardrails.Alarms;

namespace Parley.Guardrails.Topics;

/// <summary>Words of an emergency that happens now end everything else: the caller is told to call for help, and a person is called.</summary>
internal sealed class EscalateEmergencyLanguage : IGuardrail
{
    private const string InTheUnitedStates = "This sounds like an emergency. Please hang up and call 9 1 1 right now. I'm alerting a person here as well.";
    private const string Elsewhere = "This sounds like an emergency. Please hang up and call your emergency number right now. I'm alerting a person here as well.";

    public string Name => "escalate_emergency_language";

    public ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) =>
        new(subject.Stage == GuardrailStage.UserText && IsEmergency(subject.Text)
            ? new GuardrailVerdict.Block(new GuardrailFinding(Name, "emergency", 0.9), subject.Agent.Region == "US" ? InTheUnitedStates : Elsewhere, "medical_emergency")
            : GuardrailVerdict.Allowed);

    private static bool IsEmergency(string text)
    {
        var said = FiguresOfSpeech.Without(text);
        return (MedicalWords.Emergency().IsMatch(said) || SignsOfDanger.In(said).Any()) && (!MedicalWords.NotNow().IsMatch(said) || MedicalWords.Now().IsMatch(said));
    }
}
