using Microsoft.Extensions.DependencyInjection;
using Parley.Dialogue.Tests.Understanding;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>Calls of the sample clinic with the pure engine, its callers' own words read by words alone.</summary>
internal static class ClinicCalls
{
    /// <summary>What the calendar says to "next Tuesday at half past three".</summary>
    public const string Free =
        """{"count":1,"exact":true,"on_requested_day":true,"spoken":"Tuesday at 3:30 p.m.","slots":[{"start":"2026-12-01T15:30","spoken":"Tuesday at 3:30 p.m."}]}""";

    public static ITurnUnderstanding Understanding { get; } = ClinicUnderstanding.Services(withEncoder: false).GetRequiredService<ITurnUnderstanding>();

    /// <summary>A new call in which the caller has said these.</summary>
    public static FlowCall Start(params ReadOnlySpan<string> said)
    {
        var call = new FlowCall(ClinicFlowsTests.Agent, ClinicFlowsTests.Catalogue);
        foreach (var words in said)
            call.Hear(Understanding, words);
        return call;
    }

    /// <summary>A booking in which the phone number was just asked for.</summary>
    public static FlowCall AtPhone()
    {
        var call = Start("I want to book an appointment", "a checkup", "next Tuesday at half past three");
        call.Returns(Free);
        call.Hear(Understanding, "Ada Lovelace");
        return call;
    }
}
