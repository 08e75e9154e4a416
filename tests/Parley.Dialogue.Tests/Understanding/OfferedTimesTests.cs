using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Times on offer, picked by the hour alone; an hour that was not offered is a wish for another.</summary>
public sealed class OfferedTimesTests
{
    private static readonly SlotDefinition Start = OneSlot.Slot(SlotType.Choice, "start") with { Choices = [At(13, 0), At(14, 40), At(16, 40)] };

    private static readonly SlotDefinition[] Slots = [Start, OneSlot.Slot(SlotType.Time, "time")];

    [Theory]
    [InlineData("two forty", "2026-12-02T14:40")]
    [InlineData("four forty works for me", "2026-12-02T16:40")]
    [InlineData("one", "2026-12-02T13:00")]
    [InlineData("the second one", "2026-12-02T14:40")]
    [InlineData("the last", "2026-12-02T16:40")]
    public void OfferedTime_IsPicked(string said, string start) => Read(said, "start").ShouldBe(start);

    [Theory]
    [InlineData("three", "15:00")]
    [InlineData("hm, three thirty would be better", "15:30")]
    public void OtherTime_IsAskedFor(string said, string time)
    {
        Read(said, "start").ShouldBe("-");
        Read(said, "time").ShouldBe(time);
    }

    [Theory]
    [InlineData("I'll take that one")]
    [InlineData("there are four of us in the family by the way")]
    public void Number_ThatCountsSomething_IsNoTime(string said) => Read(said, "time").ShouldBe("-");

    private static string Read(string said, string slot) => OneSlot.Read(Slots, said, Start).Slots.GetValueOrDefault(slot)?.Value.Value ?? "-";

    private static SlotChoice At(int hour, int minute) =>
        new($"2026-12-02T{hour}:{minute:00}", $"Wednesday, December 2nd at {(hour > 12 ? hour - 12 : hour)}:{minute:00} p.m.", [$"{hour}:{minute:00}"]);
}
