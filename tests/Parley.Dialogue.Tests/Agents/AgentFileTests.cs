using Parley.Agents;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Tenancy;

namespace Parley.Dialogue.Tests.Agents;

public sealed class AgentFileTests
{
    private static readonly TenantId Owner = TenantId.Parse("clinic_123");

    [Fact]
    public void Parse_Json_ReadsTheSameShape()
    {
        var (agent, faults) = AgentFile.Parse("""
            {"agent_name": "A", "tenant_id": "clinic_123", "voice_profile": "clear", "language": "en-US", "goals": ["help"]}
            """, Owner);

        faults.ShouldBeEmpty();
        agent!.Goals.ShouldBe(["help"]);
    }

    [Fact]
    public void Parse_WhatAnAgentMaySettle_IsRead()
    {
        var (agent, faults) = AgentFile.Parse(
            """
            agent_name: A
            tenant_id: clinic_123
            voice_profile: clear
            language: en-US
            time_zone: America/New_York
            region: US
            models: {live: [small], deep: [large, larger]}
            handoff: {triggers: [anger, legal_risk], queues: {legal_risk: lawyers}, default_queue: desk, failures_in_a_row: 2}
            consent: {mode: ask, announcement: May I record this call?}
            retention: {recording_days: 30}
            masking: {transcript: [phone, date_of_birth], log: all, prompt: none}
            out_of_scope: [Do you validate parking, Who owns the clinic]
            """, Owner);

        faults.ShouldBeEmpty();
        agent!.Models.Deep.ShouldBe(["large", "larger"]);
        agent.Handoff.Triggers.ShouldBe([HandoffReason.Anger, HandoffReason.LegalRisk]);
        (agent.Handoff.Queues[HandoffReason.LegalRisk], agent.Handoff.DefaultQueue, agent.Handoff.FailuresInARow).ShouldBe(("lawyers", "desk", 2));
        agent.Consent.ShouldBe(new ConsentPolicy { Mode = ConsentMode.Ask, Announcement = "May I record this call?" });
        agent.Retention.ShouldBe(new RetentionPolicy(30, null));
        agent.OutOfScope.ShouldBe(["Do you validate parking", "Who owns the clinic"]);
        agent.Masking.Transcript.ShouldBe([SensitiveCategory.Phone, SensitiveCategory.DateOfBirth]);
        agent.Masking.Log.ShouldBe(MaskingPolicy.All);
        agent.Masking.Prompt.ShouldBe([]);
        agent.Masking.Event.ShouldBeNull("the server's own rule stands");
    }

    [Theory]
    [InlineData("tenant_id: other", "tenant_id (line 1): is 'other'")]
    [InlineData("tenant_id: clinic_123", "agent_name (line 1): is missing")]
    [InlineData("agent_name: ''", "agent_name (line 1): is empty")]
    [InlineData("goals: {a: b}", "goals (line 1): expected a list")]
    [InlineData("goals: [a, {b: c}]", "goals[1] (line 1): expected text")]
    [InlineData("consent: {mode: announce, announcement: Hello, this call is recorded.}", "consent.this call is recorded. (line 1): is the rest of a text: a text with a comma needs quotes within { }")]
    [InlineData("greetings: hi", "greetings (line 1): unknown setting: did you mean 'greeting'?")]
    [InlineData("out_of_scop: [hi]", "out_of_scop (line 1): unknown setting: did you mean 'out_of_scope'?")]
    [InlineData("out_of_scope: {examples: [hi]}", "out_of_scope (line 1): expected a list")]
    [InlineData("out_of_scope: [hi, {b: c}]", "out_of_scope[1] (line 1): expected text")]
    [InlineData("a: b: c", "$ (line 1): ")]
    [InlineData("a: [1, 2}", "$ (line 1): ")]
    [InlineData("a: &a [*a]", "$")]
    [InlineData("just text", "$: expected one object")]
    [InlineData("", "$: expected one object")]
    [InlineData("consent: {mode: aks}", "consent.mode (line 1): unknown 'aks': did you mean 'ask'?")]
    [InlineData("consent: {mode: ask, announcement: We record.}", "consent.announcement (line 1): must end with the question")]
    [InlineData("consent: {mode: ask, announcement: 'Do you mind if we record this?'}", "consent.announcement (line 1): must ask so that a yes agrees")]
    [InlineData("consent: {mode: announce}", "consent.announcement (line 1): is missing")]
    [InlineData("retention: {recording_days: 0}", "retention.recording_days (line 1): expected days")]
    [InlineData("handoff: {triggers: [angr]}", "handoff.triggers (line 1): unknown 'angr': did you mean 'anger'?")]
    [InlineData("handoff: {queues: {legal_rik: x}}", "handoff.queues (line 1): unknown 'legal_rik': did you mean 'legal_risk'?")]
    [InlineData("masking: {transcript: [phon]}", "masking.transcript (line 1): unknown 'phon': did you mean 'phone'?")]
    [InlineData("masking: {event: nine}", "masking.event (line 1): unknown 'nine': did you mean 'none'?")]
    [InlineData("masking: {prompt: [all, phone]}", "masking.prompt (line 1): 'all' stands alone or not at all")]
    [InlineData("masking: {transcripts: all}", "masking.transcripts (line 1): unknown setting: did you mean 'transcript'?")]
    [InlineData("masking: all", "masking (line 1): expected an object")]
    [InlineData("models: {life: [a]}", "models.life (line 1): unknown setting: did you mean 'live'?")]
    public void Parse_Fault_NamesPathLineAndFault(string text, string fault)
    {
        var (agent, faults) = AgentFile.Parse(text, Owner);

        agent.ShouldBeNull();
        faults.Select(f => f.ToString()).ShouldContain(f => f.StartsWith(fault, StringComparison.Ordinal), string.Join('\n', faults));
    }
}
