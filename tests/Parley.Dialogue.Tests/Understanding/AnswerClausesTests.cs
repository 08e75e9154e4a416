using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Answers in free words with something told besides: the value is the clause that answers.</summary>
public sealed class AnswerClausesTests
{
    private static readonly SlotDefinition Reason = OneSlot.Slot(SlotType.Text, "reason");
    private static readonly SlotDefinition Medication = OneSlot.Slot(SlotType.Text, "medication");
    private static readonly SlotDefinition Pharmacy = OneSlot.Slot(SlotType.Text, "pharmacy");
    private static readonly SlotDefinition Matter = OneSlot.Slot(SlotType.Text, "matter");

    [Theory]
    [InlineData("She's got the flu, I guess. Her teacher called me.", "flu")]
    [InlineData("bad headaches, mainly in the evening", "bad headaches")]
    [InlineData("I found a spot on my arm and I'm worried", "spot on my arm")]
    [InlineData("a cyst, it's been there for years", "cyst")]
    [InlineData("I was raking leaves and now my elbow hurts", "elbow hurts")]
    [InlineData("it's a little embarrassing, but I have warts", "warts")]
    [InlineData("no special reason, I just changed my mind", "changed my mind")]
    [InlineData("earache, fever, runny nose", "earache, fever, runny nose")]
    public void Reason_WithWordsBesides_IsWhatAnswers(string said, string reason) => OneSlot.Value(Reason, said).ShouldBe(reason);

    [Theory]
    [InlineData("the yellow pill for my stomach, uh, omeprazole", "omeprazole")]
    [InlineData("it starts with a W, warfarin maybe", "warfarin")]
    [InlineData("simvastatin, the forty milligram ones", "simvastatin")]
    public void Medication_DescribedFirst_IsItsName(string said, string medication) => OneSlot.Value(Medication, said).ShouldBe(medication);

    [Theory]
    [InlineData("Rite Aid on Cedar, they know me", "Rite Aid on Cedar")]
    [InlineData("the Kroger, the one by the station", "Kroger")]
    [InlineData("can you send it to the Publix on Lake Street", "Publix on Lake Street")]
    [InlineData("I used to go to Walmart but it moved, so the Costco on Elm", "Costco on Elm")]
    public void Pharmacy_WithWordsBesides_IsThePlace(string said, string pharmacy) => OneSlot.Value(Pharmacy, said).ShouldBe(pharmacy);

    [Theory]
    [InlineData("the one I usually go to")]
    [InlineData("it should be on file")]
    [InlineData("I'd have to check the bottle")]
    [InlineData("I don't remember, it's for my blood pressure")]
    [InlineData("I don't have the bottle with me")]
    public void WhatIsNotKnown_IsNoValue(string said) => OneSlot.Value(Medication, said).ShouldBe("-");

    [Fact]
    public void Complaint_InSeveralClauses_StaysWhole() =>
        OneSlot.Value(Matter, "the man rang once, nobody was home, then he dropped it").ShouldBe("man rang once, nobody was home, then he dropped it");
}
