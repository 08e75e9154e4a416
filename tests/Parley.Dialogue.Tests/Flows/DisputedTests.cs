using Microsoft.Extensions.DependencyInjection;
using Parley.Dialogue.Tests.Understanding;
using Parley.Understanding;
using static Parley.Dialogue.Tests.Flows.BookingFlow;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>At a reading back callers say which value is wrong before, or without, saying it anew.</summary>
public sealed class DisputedTests
{
    private static readonly ITurnUnderstanding Understanding = ClinicUnderstanding.Services(withEncoder: false).GetRequiredService<ITurnUnderstanding>();

    [Theory]
    [InlineData("the name is wrong")]
    [InlineData("that's not my name")]
    [InlineData("can I change the name?")]
    public void Value_NamedAsWrong_IsAskedAgainAndReadBack(string said)
    {
        var call = AtConfirmation();

        call.Hear(Understanding, said).ShouldBe("What is your name?");

        call.Hear(Understanding, "Leigh Wong").ShouldBe("A table for <2> on <2026-11-27T18:00>, Leigh Wong. Right?");
    }

    [Theory]
    [InlineData("that's wrong")]
    [InlineData("the weather is wrong")]
    public void Nothing_NamedAsWrong_ForgetsNoValue(string said)
    {
        var call = AtConfirmation();

        call.Hear(Understanding, said).ShouldNotBe("What is your name?");
    }
}
