using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>What is wrong is said beside the wish for help with it, and is not asked for once more.</summary>
public sealed class TroublesTests
{
    private static readonly SlotDefinition Reason = OneSlot.Slot(SlotType.Text, "reason");

    [Theory]
    [InlineData("I'd like to see the doctor tomorrow, my ear hurts", "ear hurts")]
    [InlineData("can I get in with Dr. Lin, my ears are plugged up", "ears are plugged up")]
    [InlineData("her knee has really been bothering her so we want to come", "knee has really been bothering her")]
    [InlineData("my hip is giving me trouble again", "hip is giving me trouble")]
    [InlineData("can I come in on Friday, I've been coughing for a week", "coughing for a week")]
    [InlineData("my kid has a fever, can somebody see him", "fever")]
    [InlineData("she's got an awful earache and can't sleep", "awful earache")]
    [InlineData("he keeps pulling at his ear", "pulling at his ear")]
    [InlineData("could you squeeze me in, I feel awful", "feel awful")]
    [InlineData("she's really dizzy and should see somebody", "dizzy")]
    [InlineData("I twisted my ankle and need to get in today", "twisted my ankle")]
    [InlineData("have somebody look at a mole on my back", "mole on my back")]
    [InlineData("I want to get this rash looked at on Monday", "rash")]
    [InlineData("these boots are too tight, I'd like to swap them", "boots are too tight")]
    [InlineData("it came cracked and I want my money back", "came cracked")]
    public void Trouble_BesideAWish_IsTheReason(string said, string reason) => OneSlot.Value(Reason, said, asked: false).ShouldBe(reason);

    [Theory]
    [InlineData("I've been here before")]
    [InlineData("my phone number is 217 555 0142")]
    [InlineData("that appointment doesn't fit any more")]
    [InlineData("is my doctor in today")]
    [InlineData("I've been getting")]
    [InlineData("could you look at the schedule")]
    [InlineData("I'm sick of waiting")]
    [InlineData("my wife has an appointment on Friday")]
    [InlineData("she's got a school thing that day")]
    [InlineData("my father had a stroke last year")]
    [InlineData("I broke off")]
    public void OtherWords_AreNoReason(string said) => OneSlot.Value(Reason, said, asked: false).ShouldBe("-");
}
