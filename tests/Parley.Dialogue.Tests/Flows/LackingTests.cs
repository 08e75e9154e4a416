using Parley.Flows.Engine;
using Parley.Handoff;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>Callers who have no telephone: heard at once, told what it is for, and offered a person.</summary>
public sealed class LackingTests
{
    [Theory]
    [InlineData("I don't have a phone")]
    [InlineData("I don't have one")]
    [InlineData("sorry, I have no telephone")]
    [InlineData("no phone, sorry")]
    [InlineData("I lost my phone")]
    [InlineData("we haven't got a number")]
    public void Phone_NobodyHas_IsAskedOnce(string said)
    {
        var call = ClinicCalls.AtPhone();

        call.Hear(ClinicCalls.Understanding, said)
            .ShouldBe($"I need it to book an appointment. I cannot go on here without it. {FlowPhrases.AnotherWay} Would you like a person to see to it?");
        call.Hear(ClinicCalls.Understanding, "yes please");

        call.Acts.OfType<FlowAct.CallPerson>().ShouldHaveSingleItem().Reason.ShouldBe(HandoffReason.AskedForPerson);
    }

    [Fact]
    public void Phone_OfSomebodyElse_IsTaken()
    {
        var call = AtOffer();

        call.Hear(ClinicCalls.Understanding, "no, but you can use 217 555 0142").ShouldContain("Shall I book it?");
    }

    [Fact]
    public void Offer_Refused_StopsTheTask()
    {
        var call = AtOffer();

        call.Hear(ClinicCalls.Understanding, "no").ShouldStartWith("All right, I have stopped that.");

        call.Acts.ShouldNotContain(act => act is FlowAct.CallPerson);
        call.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public void Offer_NotHeard_IsMadeAgain()
    {
        var call = AtOffer();

        call.Hear(ClinicCalls.Understanding, "what was that?").ShouldEndWith("Would you like a person to see to it?");
        call.Next(new FlowInput.Silence(FlowCall.Now)).ShouldEndWith("Would you like a person to see to it?");
    }

    /// <summary>What is told of other things is no word of the telephone.</summary>
    [Theory]
    [InlineData("I don't have insurance")]
    [InlineData("I have no time on Monday")]
    public void OtherThings_NobodyHas_AreNone(string said)
    {
        var call = ClinicCalls.AtPhone();

        call.Hear(ClinicCalls.Understanding, said).ShouldNotContain(FlowPhrases.WithoutIt);
    }

    private static FlowCall AtOffer()
    {
        var call = ClinicCalls.AtPhone();
        call.Hear(ClinicCalls.Understanding, "I don't have a phone");
        return call;
    }
}
