using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>What a visit is to do, said beside the wish for one.</summary>
public sealed class PurposesTests
{
    private static readonly SlotDefinition Reason = OneSlot.Slot(SlotType.Text, "reason");

    [Theory]
    [InlineData("I have to come back to check my iron", "check my iron")]
    [InlineData("I'd like to get my eyes tested", "eyes tested")]
    [InlineData("can I come in to go over my scan results", "scan results")]
    [InlineData("my son needs a tetanus shot", "tetanus shot")]
    [InlineData("can you see her for a one year checkup", "one year checkup")]
    [InlineData("I'd like an appointment for dizzy spells", "dizzy spells")]
    [InlineData("I'd like to come about a bump in my mouth", "bump in my mouth")]
    public void Purpose_BesideAWish_IsTheReason(string said, string reason) => OneSlot.Value(Reason, said, asked: false).ShouldBe(reason);

    [Theory]
    [InlineData("do I have to fast before a blood test")]
    [InlineData("please move my daughter's physical")]
    [InlineData("I want to check my appointment")]
    [InlineData("I need a doctor's note")]
    [InlineData("I'd like a copy of my vaccination card")]
    public void OtherWords_AreNoReason(string said) => OneSlot.Value(Reason, said, asked: false).ShouldBe("-");
}
