using Parley.Flows;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Values one after the other, as people type them.</summary>
public sealed class ListedValuesTests
{
    private static readonly SlotDefinition Day = OneSlot.Slot(SlotType.Date, "day");

    private static readonly SlotDefinition[] Slots =
        [OneSlot.Slot(SlotType.Text, "reason"), Day, OneSlot.Slot(SlotType.Time, "time"), OneSlot.Slot(SlotType.Name, "name"), OneSlot.Slot(SlotType.Phone, "phone")];

    [Theory]
    [InlineData("Friday at ten, cough, John Smith, 217-555-0142", "cough", "John Smith")]
    [InlineData("book me Friday at ten, sore throat, Ana de Souza, 217-555-0142", "sore throat", "Ana de Souza")]
    [InlineData("John Smith, 217-555-0142, a checkup, Friday at 10am", "checkup", "John Smith")]
    [InlineData("Friday, John Smith, 217-555-0142", "-", "John Smith")]
    [InlineData("friday at ten, a bad cough, 217-555-0142", "bad cough", "-")]
    public void Turn_OfValuesAlone_GivesEachItsSlot(string said, string reason, string name)
    {
        foreach (var asked in new[] { null, Day })
        {
            var understood = OneSlot.Read(Slots, said, asked);

            Of(understood, "reason").ShouldBe(reason);
            Of(understood, "name").ShouldBe(name);
        }
    }

    [Theory]
    [InlineData("Friday at ten, I think, or maybe Monday")]
    [InlineData("Friday, no wait, Monday, that is better")]
    [InlineData("next Friday, my wife works late, at ten")]
    [InlineData("Friday, John Smith")]
    public void Sentence_WithCommas_IsNoList(string said)
    {
        var understood = OneSlot.Read(Slots, said, Day);

        Of(understood, "reason").ShouldBe("-");
        Of(understood, "name").ShouldBe("-");
    }

    private static string Of(UnderstoodTurn understood, string slot) => understood.Slots.GetValueOrDefault(slot)?.Value.Value ?? "-";
}
