namespace Parley.Server.Tests.Brain;

/// <summary>An agent whose one flow passes complaints on to a person, once the caller has confirmed what it is about.</summary>
internal static class ComplaintDesk
{
    public const string Yaml = """
        agent_name: Desk
        tenant_id: clinic_123
        voice_profile: clear
        language: en-US
        tools: [human_handoff]
        handoff: { queues: { payment_dispute: billing } }
        flows:
          complain:
            description: Make a complaint
            examples: [I want to make a complaint, I have a complaint]
            slots:
              what: { type: text, prompts: ["What happened?"] }
            nodes:
              ask: { ask: what }
              sure: { confirm: "I pass on that {{ slots.what }}. Right?", slots: [what], on_no: stop }
              person: { tool: human_handoff, arguments: { reason: payment_dispute, detail: "{{ slots.what }}" } }
              done: { end: "Thank you for telling us." }
              stop: { end: "Nothing was passed on." }
        """;
}
