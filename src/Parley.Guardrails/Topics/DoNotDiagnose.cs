namespace Parley.Guardrails.Topics;

/// <summary>No diagnosis, no dose, no all-clear: neither asked for nor given.</summary>
internal sealed class DoNotDiagnose : IGuardrail
{
    private const string Say =
        "I'm not able to give medical advice. I can help you make an appointment, or have someone from the care team call you. Which would you like?";

    public string Name => "do_not_diagnose";

    public ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) => new(subject.Stage switch
    {
        GuardrailStage.UserText when MedicalWords.AskForAdvice(subject.Text, subject.Asked) => Stop("topic.medical_advice", 0.8),
        GuardrailStage.Reply when GivesAdvice(subject) => Stop("topic.diagnosis", 0.9),
        _ => GuardrailVerdict.Allowed,
    });

    /// <summary>What the clinic itself wrote ("take your medicine with you") is not the agent's advice.</summary>
    private static bool GivesAdvice(GuardrailSubject subject) =>
        MedicalWords.Diagnoses().IsMatch(subject.Text)
        || (MedicalWords.Doses().IsMatch(subject.Text) && !MedicalWords.Administrative().IsMatch(subject.Text) && !subject.Evidence.Any(evidence => evidence.Contains(subject.Text.Trim(), StringComparison.OrdinalIgnoreCase)));

    private GuardrailVerdict.Block Stop(string category, double score) => new(new GuardrailFinding(Name, category, score), Say);
}
