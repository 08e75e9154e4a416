using Parley.Agents;
using Parley.Dialogue.Guarding;
using Parley.Flows;
using Parley.Flows.Engine;
using Parley.Flows.Running;
using Parley.Guardrails;
using Parley.Handoff;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>What a caller put into a slot for words reaches the people of a hand-off masked, as what they said does.</summary>
public sealed class HandoffRecordMaskTests : ISensitiveText
{
    private const string Number = "536-22-1234";

    [Fact]
    public void TextSlot_IsMaskedInTheSlotsAndInTheSummary()
    {
        var call = ClinicCalls.Start("I want to book an appointment", $"a sore throat under the number {Number}");
        call.State.Top!.Slots["reason"].Value.ShouldContain(Number, Case.Sensitive, "the flow itself works with what was said");
        var act = new FlowAct.CallPerson(HandoffReason.AskedForPerson, "front_desk", "The caller asked for a person.", HandoffUrgency.Normal);

        var record = new HandoffRecords(new SpokenMask(text: this)).Write(Clinic.Request("I want to speak to a person"), new AgentFlows(ClinicFlowsTests.Agent, ClinicFlowsTests.Catalogue), call.State, act);

        record.Slots["reason"].Value.ShouldContain("sore throat");
        record.Slots["reason"].Value.ShouldContain("[social security]");
        record.Summary.ShouldContain("[social security]");
        (record.Slots["reason"].Spoken + record.Summary).ShouldNotContain(Number);
    }

    string ISensitiveText.Mask(string text, AgentDefinition agent, MaskingTarget target) =>
        target is MaskingTarget.Event ? text.Replace(Number, "[social security]", StringComparison.Ordinal) : text;

    string ISensitiveText.MaskValue(string value, SensitiveCategory category, AgentDefinition agent, MaskingTarget target) => value;
}
