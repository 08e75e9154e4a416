using Parley.Agents;
using Parley.Calls;
using Parley.Tenancy;

namespace Parley.Guardrails.Tests;

/// <summary>Texts on their way in a clinic's call.</summary>
internal static class TestSubject
{
    public static readonly AgentDefinition Agent = new()
    {
        AgentName = "Clinic Appointment Assistant", TenantId = TenantId.Parse("clinic_123"), VoiceProfile = "clear", Language = "en-US",
        Guardrails = ["do_not_diagnose", "do_not_collect_payment_card_audio", "escalate_emergency_language", "grounded_replies", "financial_advice", "legal_advice"],
    };

    public static readonly CallContext Call = new(new CallId("call_1"), new TenantContext(Agent.TenantId), TimeProvider.System);

    public static GuardrailSubject Of(GuardrailStage stage, string text, AgentDefinition? agent = null, params string[] evidence) => new(Call, agent ?? Agent, stage, text, evidence);
}
