using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Answers in free words that name other slots' values as well: each slot gets its own words.</summary>
public sealed class RestOfTextTests
{
    private static readonly SlotDefinition Reason = OneSlot.Slot(SlotType.Text, "reason");

    private static readonly SlotDefinition[] Slots =
        [Reason, OneSlot.Slot(SlotType.Date, "day"), OneSlot.Slot(SlotType.Time, "time"), OneSlot.Slot(SlotType.Name, "name"), OneSlot.Slot(SlotType.Phone, "phone")];

    [Theory]
    [InlineData("sore throat, next Wednesday", "sore throat", "2026-12-02")]
    [InlineData("a sore throat next Wednesday at three", "sore throat", "2026-12-02")]
    [InlineData("next Wednesday for a sore throat", "sore throat", "2026-12-02")]
    [InlineData("on Friday please, my knee hurts", "knee hurts", "2026-11-27")]
    [InlineData("a follow-up on my knee, tomorrow at ten", "follow-up on my knee", "2026-11-26")]
    [InlineData("my back hurts, and my name is Ada Lovelace", "back hurts", "-")]
    [InlineData("Tuesday at three", "-", "2026-12-01")]
    [InlineData("my number is 415 555 0123", "-", "-")]
    [InlineData("a sore throat since the summer", "sore throat since the summer", "-")]
    public void Answer_WithOtherValues_KeepsItsOwnWords(string said, string reason, string day)
    {
        var understood = OneSlot.Read(Slots, said, Reason);

        (understood.Slots.GetValueOrDefault("reason")?.Value.Value ?? "-").ShouldBe(reason);
        (understood.Slots.GetValueOrDefault("day")?.Value.Value ?? "-").ShouldBe(day);
    }

    [Fact]
    public void Text_AskedAlone_IsTheWholeAnswer() => OneSlot.Value(Reason, "sore throat, next Wednesday").ShouldBe("sore throat, next Wednesday");
}
