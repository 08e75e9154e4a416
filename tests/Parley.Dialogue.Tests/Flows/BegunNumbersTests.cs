using Microsoft.Extensions.DependencyInjection;
using Parley.Dialogue.Tests.Understanding;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>Telephone numbers that callers of the sample clinic say in several turns.</summary>
public sealed class BegunNumbersTests
{
    private const string Free =
        """{"count":1,"exact":true,"on_requested_day":true,"spoken":"Tuesday at 3:30 p.m.","slots":[{"start":"2026-12-01T15:30","spoken":"Tuesday at 3:30 p.m."}]}""";

    private static readonly ITurnUnderstanding Understanding = ClinicUnderstanding.Services(withEncoder: false).GetRequiredService<ITurnUnderstanding>();

    [Theory]
    [InlineData("217", "555", "0142")]
    [InlineData("it's two one seven", "five five five", "oh one four two")]
    [InlineData("217 555", "01 42")]
    [InlineData("area code two one seven", "then 555 0142")]
    [InlineData("217", "217 555 0142")]
    [InlineData("217 555 01", "217 555 0142")]
    public void Number_InSeveralTurns_IsOneNumber(params string[] parts)
    {
        var call = AtPhone();

        foreach (var part in parts[..^1])
            call.Hear(Understanding, part).ShouldEndWith("and the rest?");
        call.Hear(Understanding, parts[^1]);

        call.State.Stack[0].Slots["phone"].Value.ShouldBe("+12175550142");
        call.State.FailuresInARow.ShouldBe(0);
    }

    [Fact]
    public void Number_ThatDoesNotGrow_IsAskedForAnew()
    {
        var call = AtPhone();

        call.Hear(Understanding, "217").ShouldBe("2 1 7, and the rest?");
        call.Hear(Understanding, "I do not want to say").ShouldNotContain("and the rest?");
        call.Hear(Understanding, "555 0142").ShouldNotContain("2 1 7");
    }

    private static FlowCall AtPhone()
    {
        var call = new FlowCall(ClinicFlowsTests.Agent, ClinicFlowsTests.Catalogue);
        call.Hear(Understanding, "I want to book an appointment");
        call.Hear(Understanding, "a checkup");
        call.Hear(Understanding, "next Tuesday at half past three");
        call.Returns(Free);
        call.Hear(Understanding, "Ada Lovelace");
        return call;
    }
}
