namespace Parley.Handoff;

/// <summary>Why a person is called.</summary>
public enum HandoffReason
{
    AskedForPerson,
    LowConfidence,
    Anger,
    PolicyBlock,
    PaymentDispute,
    MedicalEmergency,
    LegalRisk,
    SystemError,
    RepeatedFailure,
    FlowRequested,
}
