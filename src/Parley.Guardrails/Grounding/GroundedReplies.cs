namespace Parley.Guardrails.Grounding;

/// <summary>Lets no invented fact be spoken: a sentence the evidence does not carry is hedged, a deed that no result shows calls a person.</summary>
internal sealed class GroundedReplies : IGuardrail
{
    private const string Hedge = "I'm not certain about that, so I'd rather have someone from our team tell you.";
    private const string NotDone = "I can't confirm that this went through, so I'm passing it to a person who can.";

    public string Name => "grounded_replies";

    public ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) =>
        new(subject.Stage == GuardrailStage.Reply ? Inspect(subject) : GuardrailVerdict.Allowed);

    private GuardrailVerdict Inspect(GuardrailSubject subject) => GroundingPolicy.Judge(subject.Text, subject.Evidence, subject.CallerText) switch
    {
        Support.Thin => new GuardrailVerdict.Replace(Hedge, new GuardrailFinding(Name, "grounding.thin", 0.6)),
        Support.Unfounded => new GuardrailVerdict.Replace(Hedge, new GuardrailFinding(Name, "grounding.unfounded", 0.8)),
        Support.Contradicted => new GuardrailVerdict.Replace(Hedge, new GuardrailFinding(Name, "grounding.contradicted", 0.9)),
        Support.UnfoundedDeed => new GuardrailVerdict.Block(new GuardrailFinding(Name, "grounding.deed", 0.9), NotDone, "low_confidence"),
        _ => GuardrailVerdict.Allowed,
    };
}
