using Microsoft.Extensions.Time.Testing;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows;
using Parley.Tenancy;

namespace Parley.Handoff.Tests;

/// <summary>A hand-off as a flow raises it, on virtual time.</summary>
internal static class Raised
{
    public static TenantContext Clinic { get; } = new(TenantId.Parse("clinic_123"));

    public static HandoffRecord Record(
        FakeTimeProvider clock, HandoffReason reason = HandoffReason.AskedForPerson, HandoffUrgency urgency = HandoffUrgency.Normal, string channel = "web",
        string phone = "") => new(
        new CallContext(new CallId("call_1"), Clinic, clock),
        "ann",
        channel,
        "Clinic Appointment Assistant",
        reason,
        "The caller asked for a person.",
        "The caller wanted to book an appointment.",
        phone.Length == 0
            ? new Dictionary<string, SlotValue> { ["day"] = new("2026-11-27", "Friday, November 27th", ValueSource.Confirmed) }
            : new Dictionary<string, SlotValue> { ["phone"] = new(phone, phone, ValueSource.Confirmed) },
        [new Utterance(Speaker.Agent, "Which day?"), new Utterance(Speaker.Caller, "Let me talk to somebody, please.")],
        "front_desk",
        urgency,
        clock.GetUtcNow());
}
