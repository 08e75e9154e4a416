using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Days, labels and names that are told besides, and what is said once more and more exactly.</summary>
public sealed class ToldBesidesTests
{
    private static readonly SlotDefinition Date = OneSlot.Slot(SlotType.Date, "date");
    private static readonly SlotDefinition Doctor = OneSlot.Slot(SlotType.Name, "doctor");
    private static readonly SlotDefinition Name = OneSlot.Slot(SlotType.Name, "patient_name");
    private static readonly SlotDefinition Address = OneSlot.Slot(SlotType.Address, "address");
    private static readonly SlotDefinition New = OneSlot.Slot(SlotType.YesNo, "new_patient");

    [Theory]
    [InlineData("I twisted my knee on Saturday", "-")]
    [InlineData("he was in on Tuesday", "-")]
    [InlineData("how late are you open on Friday", "-")]
    [InlineData("it's been sore since Monday, could I come on Friday", "2026-11-27")]
    [InlineData("I bought it on Monday and want to come on Friday", "2026-11-27")]
    public void Day_OfWhatHappened_IsNoDayToCome(string said, string date) => OneSlot.Value(Date, said, asked: false).ShouldBe(date);

    [Theory]
    [InlineData("let's say Tuesday, Tuesday the fifteenth", "2026-12-15")]
    [InlineData("Thursday or Thursday the tenth", "2026-11-26")]
    public void Day_SaidOnceMoreAndMoreExactly_IsThatOne(string said, string date) => OneSlot.Value(Date, said).ShouldBe(date);

    [Theory]
    [InlineData("Missus Ada Quill here. I need something.", "Ada Quill")]
    [InlineData("M A R L E Y, Marley, and then Poe", "Marley Poe")]
    [InlineData("I said that before, but fine, Otis Crane", "Otis Crane")]
    public void Name_AmongOtherWords_IsFound(string said, string name) => OneSlot.Value(Name, said).ShouldBe(name);

    [Fact]
    public void Cause_IsNobodysName() => OneSlot.Value(Doctor, "I forgot, it's for my arthritis", asked: false).ShouldBe("-");

    [Theory]
    [InlineData("14 Lake Avenue, Unit 2B, not the old house", "14 Lake Avenue, Unit 2B")]
    [InlineData("9 Elm Court, it's the blue one", "9 Elm Court")]
    public void Address_EndsBeforeWhatIsToldOfIt(string said, string address) => OneSlot.Value(Address, said).ShouldBe(address);

    [Theory]
    [InlineData("she's been my doctor since ninety eight", "no")]
    [InlineData("I'm an established patient", "no")]
    [InlineData("it'll be my first visit", "yes")]
    [InlineData("never been", "yes")]
    public void OldPatient_IsNoNewOne(string said, string isNew) => OneSlot.Value(New, said).ShouldBe(isNew);

    [Fact]
    public void Label_BindsWhatFollows()
    {
        SlotDefinition order = new() { Name = "order_number", Type = SlotType.Identifier, Pattern = "[0-9]{5}", Prompts = ["?"] };
        SlotDefinition zip = new() { Name = "postcode", Type = SlotType.Identifier, Pattern = "[0-9]{5}", Prompts = ["?"] };
        var read = OneSlot.Read([order, zip], "it's 44821 and the zip is 60614", order);

        read.Slots["order_number"].Value.Value.ShouldBe("44821");
        read.Slots["postcode"].Value.Value.ShouldBe("60614");
    }
}
