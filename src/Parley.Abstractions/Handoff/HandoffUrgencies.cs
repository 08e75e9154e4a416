namespace Parley.Handoff;

public static class HandoffUrgencies
{
    /// <summary>How soon somebody should see to a hand-off for this reason, whoever raises it.</summary>
    public static HandoffUrgency Of(HandoffReason reason) => reason switch
    {
        HandoffReason.MedicalEmergency => HandoffUrgency.Immediate,
        HandoffReason.Anger or HandoffReason.LegalRisk or HandoffReason.PaymentDispute => HandoffUrgency.Soon,
        _ => HandoffUrgency.Normal,
    };
}
