using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

public sealed class DateReaderTests
{
    [Theory]
    [InlineData("tomorrow", "2026-11-26")]
    [InlineData("the day after tomorrow", "2026-11-27")]
    [InlineData("yesterday", "2026-11-24")]
    [InlineData("Tuesday", "2026-12-01")]
    [InlineData("Wednesday", "2026-12-02")]
    [InlineData("this Friday", "2026-11-27")]
    [InlineData("next Friday", "2026-12-04")]
    [InlineData("next Monday morning", "2026-11-30")]
    [InlineData("Tuesday after next at half past three", "2026-12-08")]
    [InlineData("next week on Thursday", "2026-12-03")]
    [InlineData("Thursday of next week", "2026-12-03")]
    [InlineData("a week from Friday", "2026-12-04")]
    [InlineData("in two weeks", "2026-12-09")]
    [InlineData("two weeks from today", "2026-12-09")]
    [InlineData("in a month", "2026-12-25")]
    [InlineData("in three days", "2026-11-28")]
    [InlineData("in a fortnight", "2026-12-09")]
    [InlineData("the 3rd of March", "2027-03-03")]
    [InlineData("march third", "2027-03-03")]
    [InlineData("December 1, 2026", "2026-12-01")]
    [InlineData("twenty-third of December", "2026-12-23")]
    [InlineData("the third", "2026-12-03")]
    [InlineData("the 3rd of next month", "2026-12-03")]
    [InlineData("Tuesday the eighth", "2026-12-08")]
    [InlineData("12/14", "2026-12-14")]
    [InlineData("2027-01-05", "2027-01-05")]
    [InlineData("1.2.2027", "2027-01-02")]
    [InlineData("end of the month", "2026-11-30")]
    [InlineData("the middle of December", "2026-12-15")]
    [InlineData("the first of the month", "2026-12-01")]
    [InlineData("the end of the week", "2026-11-27")]
    [InlineData("Christmas Eve", "2026-12-24")]
    [InlineData("the day after Thanksgiving", "2026-11-27")]
    [InlineData("wensday", "2026-12-02")]
    [InlineData("February 29th 2028", "2028-02-29")]
    [InlineData("not Tuesday, Wednesday", "2026-12-02")]
    [InlineData("Tuesday, no, I mean Wednesday", "2026-12-02")]
    [InlineData("February 30th", "! There is no February 30th.")]
    [InlineData("November 31st", "! There is no November 31st.")]
    [InlineData("February 29th 2027", "! There was no February 29th in 2027.")]
    [InlineData("sometime next week", "! Which day next week?")]
    [InlineData("in March", "! Which day in March?")]
    [InlineData("I have no idea", "-")]
    [InlineData("it may march on", "-")]
    [InlineData("in three weeks on the Monday", "2026-12-14")]
    [InlineData("the week of the twenty first on the Tuesday", "2026-12-22")]
    [InlineData("the last day of the year", "2026-12-31")]
    [InlineData("I can't do the seventh or the eighth what about the ninth", "2026-12-09")]
    [InlineData("the ninth no that's a Wednesday the tenth", "2026-12-10")]
    [InlineData("I work on Thursday so it has to be Friday", "2026-11-27")]
    public void Date_AsCallersSayIt_IsRead(string said, string date) => OneSlot.Value(OneSlot.Slot(SlotType.Date), said).ShouldBe(date);

    [Theory]
    [InlineData("3.1.2027", "2027-01-03")]
    [InlineData("25/12", "2026-12-25")]
    public void NumericDate_WhereDaysComeFirst_IsReadSo(string said, string date) =>
        OneSlot.Value(OneSlot.Slot(SlotType.Date), said, region: "GB").ShouldBe(date);

    [Theory]
    [InlineData("a sore throat, and my social security number is 536-22-1234")]
    [InlineData("call me at 415-223-1212")]
    public void PiecesOfANumber_AreNoDateWithAFault(string said) =>
        OneSlot.Value(OneSlot.Slot(SlotType.Date), said).ShouldBe("-");

    [Theory]
    [InlineData("March third nineteen eighty four", "1984-03-03")]
    [InlineData("three fourteen eighty two", "1982-03-14")]
    [InlineData("oh three oh four nineteen sixty", "1960-03-04")]
    [InlineData("the ninth of August fifty nine", "1959-08-09")]
    [InlineData("6/14/78", "1978-06-14")]
    [InlineData("December 12th 2009", "2009-12-12")]
    [InlineData("July second two thousand and five", "2005-07-02")]
    [InlineData("April first nineteen oh five", "1905-04-01")]
    [InlineData("May sixth", "! I need the year too: May 6th of which year?")]
    [InlineData("zero two one four seven five", "1975-02-14")]
    [InlineData("0 3 1 4 1 9 8 2", "1982-03-14")]
    [InlineData("nineteen seventy one, March the eighth", "1971-03-08")]
    [InlineData("June two thousand and nine the second", "2009-06-02")]
    [InlineData("May uh the eleventh nineteen seventy", "1970-05-11")]
    public void BirthDate_AsCallersSayIt_IsRead(string said, string date) => OneSlot.Value(OneSlot.Slot(SlotType.Date, "date_of_birth"), said).ShouldBe(date);

    [Theory]
    [InlineData("no, make it Thursday", "2026-12-01", "2026-12-03")]
    [InlineData("a week later", "2026-12-01", "2026-12-08")]
    [InlineData("the day before", "2026-12-02", "2026-12-01")]
    [InlineData("no the fourth", "2027-01-05", "2027-01-04")]
    [InlineData("I meant December 2nd", "2026-12-01", "2026-12-02")]
    public void Correction_OfAStandingDate_ReadsFromIt(string said, string standing, string date)
    {
        var slot = OneSlot.Slot(SlotType.Date);
        var understood = OneSlot.Read(slot, said, asked: false, filled: standing, confirming: true);
        understood.Slots["wanted"].Value.Value.ShouldBe(date);
        understood.Slots["wanted"].IsCorrection.ShouldBeTrue();
    }

    [Fact]
    public void TwoDates_OneOfABirth_GoToTheirSlots()
    {
        var understood = OneSlot.Read(
            [OneSlot.Slot(SlotType.Date, "date"), OneSlot.Slot(SlotType.Date, "date_of_birth")], "I was born on March 3rd 1984 and I'd like to come next Tuesday");
        understood.Slots["date"].Value.Value.ShouldBe("2026-12-01");
        understood.Slots["date_of_birth"].Value.Value.ShouldBe("1984-03-03");
    }

    [Fact]
    public void Spoken_NamesTheDay() =>
        OneSlot.Read(OneSlot.Slot(SlotType.Date), "next Tuesday").Slots["wanted"].Value.Spoken.ShouldBe("Tuesday, December 1st");
}
