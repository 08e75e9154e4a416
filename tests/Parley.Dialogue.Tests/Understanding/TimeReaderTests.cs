using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

public sealed class TimeReaderTests
{
    [Theory]
    [InlineData("three", "15:00")]
    [InlineData("half past three", "15:30")]
    [InlineData("half three", "15:30")]
    [InlineData("quarter to five", "16:45")]
    [InlineData("a quarter past nine", "09:15")]
    [InlineData("ten to four", "15:50")]
    [InlineData("twenty past ten", "10:20")]
    [InlineData("five-ish", "17:00")]
    [InlineData("around five", "17:00")]
    [InlineData("three thirty", "15:30")]
    [InlineData("ten oh five", "10:05")]
    [InlineData("noon", "12:00")]
    [InlineData("twelve thirty", "12:30")]
    [InlineData("eight o'clock", "08:00")]
    [InlineData("eight in the evening", "20:00")]
    [InlineData("3:30pm", "15:30")]
    [InlineData("3 p.m.", "15:00")]
    [InlineData("seven A.M.", "07:00")]
    [InlineData("15:30", "15:30")]
    [InlineData("fifteen hundred hours", "15:00")]
    [InlineData("tomorrow morning at six", "06:00")]
    [InlineData("four thirty no four forty five", "16:45")]
    [InlineData("not three, four", "16:00")]
    [InlineData("in the morning", "! What time in the morning?")]
    [InlineData("good morning", "-")]
    [InlineData("in three weeks", "-")]
    [InlineData("the third of December", "-")]
    [InlineData("half past ate", "08:30")]
    [InlineData("for o'clock", "16:00")]
    [InlineData("one no one fifteen", "13:15")]
    public void Time_AsCallersSayIt_IsRead(string said, string time) => OneSlot.Value(OneSlot.Slot(SlotType.Time), said).ShouldBe(time);

    [Theory]
    [InlineData("Tuesday at three", "15:00")]
    [InlineData("I have three children", "-")]
    [InlineData("I live at 48 Maple Street", "-")]
    [InlineData("my number is four one five five five five oh one two three", "-")]
    [InlineData("one of them", "-")]
    [InlineData("Tuesday at three no four", "16:00")]
    public void Time_Unasked_NeedsEvidence(string said, string time) => OneSlot.Value(OneSlot.Slot(SlotType.Time), said, asked: false).ShouldBe(time);

    [Theory]
    [InlineData("an hour later", "15:30", "16:30")]
    [InlineData("half an hour earlier please", "15:30", "15:00")]
    [InlineData("no make it four", "15:30", "16:00")]
    [InlineData("push it back by thirty minutes", "15:30", "16:00")]
    public void Correction_OfAStandingTime_ReadsFromIt(string said, string standing, string time)
    {
        var understood = OneSlot.Read(OneSlot.Slot(SlotType.Time), said, asked: false, filled: standing, confirming: true);
        understood.Slots["wanted"].Value.Value.ShouldBe(time);
        understood.Slots["wanted"].IsCorrection.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Tuesday after next at half past three", null, "2026-12-08T15:30")]
    [InlineData("tomorrow at noon", null, "2026-11-26T12:00")]
    [InlineData("at nine on the 3rd", null, "2026-12-03T09:00")]
    [InlineData("no make it Thursday", "2026-12-01T15:30", "2026-12-03T15:30")]
    [InlineData("actually four o'clock", "2026-12-01T15:30", "2026-12-01T16:00")]
    [InlineData("an hour later", "2026-12-01T23:30", "2026-12-02T00:30")]
    [InlineData("Tuesday", null, "! What time on Tuesday, December 1st?")]
    [InlineData("at three", null, "! 3 PM on which day?")]
    public void DateAndTime_AsCallersSayIt_IsRead(string said, string? standing, string moment) =>
        OneSlot.Value(OneSlot.Slot(SlotType.DateTime), said, filled: standing).ShouldBe(moment);
}
