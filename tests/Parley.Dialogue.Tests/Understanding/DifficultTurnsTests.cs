using Parley.Flows;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Answers that a careless reading gets wrong, each as a caller might give it.</summary>
public sealed class DifficultTurnsTests
{
    private static readonly SlotDefinition Offer = OneSlot.Slot(SlotType.Choice, "start") with
    {
        Choices =
        [
            new SlotChoice("8", "Monday, December 7th at 8 a.m.", ["the first one", "first", "8 a.m.", "8:00", "8 o'clock"]),
            new SlotChoice("13", "Monday, December 7th at 1:20 p.m.", ["the second one", "second", "1:20 p.m.", "13:20"]),
            new SlotChoice("17", "Monday, December 7th at 5:40 p.m.", ["the third one", "third", "the last one", "5:40 p.m.", "17:40"]),
        ],
    };

    /// <summary>A time that was not offered is none of the offers, however like one it sounds.</summary>
    [Theory]
    [InlineData("three thirty", "-")]
    [InlineData("nine thirty", "-")]
    [InlineData("ten o'clock", "-")]
    [InlineData("can I cancel the other one on Friday first", "-")]
    [InlineData("the third one", "17")]
    [InlineData("third", "17")]
    [InlineData("8 o'clock", "8")]
    [InlineData("I would take the second", "13")]
    [InlineData("the last one please", "17")]
    public void Choice_OfATime_IsTakenAsItWasSaid(string said, string id) => OneSlot.Value(Offer, said).ShouldBe(id);

    [Theory]
    [InlineData("ok fine tom ford", "Tom Ford")]
    [InlineData("alright then it's tom ford", "Tom Ford")]
    [InlineData("lisa ray two one seven 555 0122", "Lisa Ray")]
    [InlineData("Good morning, Dolores Finch speaking, about my visit", "Dolores Finch")]
    [InlineData("that would be my assistant, Tomas Reyes", "Tomas Reyes")]
    [InlineData("lisa ray two one seven five five five oh one two two", "Lisa Ray")]
    public void Name_AmongOtherWords_IsRead(string said, string name) => OneSlot.Value(OneSlot.Slot(SlotType.Name, "name"), said).ShouldBe(name);

    [Theory]
    [InlineData("ben uh benjamin ortega", "Benjamin Ortega")]
    [InlineData("so it's marlowe now judith marlowe", "Judith Marlowe")]
    [InlineData("first name's grace last name's hope", "Grace Hope")]
    [InlineData("mc grath that's m c g r a t h", "McGrath")]
    public void Name_SaidWholeOrSpelledAtLast_IsThat(string said, string name) => OneSlot.Value(OneSlot.Slot(SlotType.Name, "name"), said).ShouldBe(name);

    [Theory]
    [InlineData(SlotType.Time, "time", "the ten o'clock", "10:00")]
    [InlineData(SlotType.DateTime, "start", "the thirtieth, half past eleven in the morning", "2026-11-30T11:30")]
    [InlineData(SlotType.Time, "time", "school finishes at one so I can be there by two", "14:00")]
    [InlineData(SlotType.Time, "time", "half an hour past nine", "09:30")]
    [InlineData(SlotType.Email, "email", "lena at uh at example dot com", "lena@example.com")]
    [InlineData(SlotType.Email, "email", "spelled k a i at example dot com", "kai@example.com")]
    [InlineData(SlotType.Money, "budget", "nine sixty five", "USD 965.00")]
    [InlineData(SlotType.Money, "budget", "twenty dollars a head so two thousand", "USD 2000.00")]
    [InlineData(SlotType.Number, "guests", "a hundred n ten", "110")]
    public void Value_AsItIsSaidOnThePhone_IsRead(SlotType type, string name, string said, string value) => OneSlot.Value(OneSlot.Slot(type, name), said).ShouldBe(value);

    [Theory]
    [InlineData("no the last name is spelled n g u y e n", "Siobhan Nguyen")]
    [InlineData("no the last name is Winter", "Siobhan Winter")]
    [InlineData("sorry the first name is Shivaun", "Shivaun Nuwen")]
    public void HalfAName_SaidAnew_LeavesTheOther(string said, string name) =>
        OneSlot.Value(OneSlot.Slot(SlotType.Name, "name"), said, asked: false, filled: "Siobhan Nuwen", confirming: true).ShouldBe(name);

    [Theory]
    [InlineData("no wait actually make it wednesday")]
    [InlineData("sorry hold on make it wednesday instead")]
    public void Reason_OfATurnThatOnlyTakesBack_IsNone(string said)
    {
        SlotDefinition reason = OneSlot.Slot(SlotType.Text, "reason"), day = OneSlot.Slot(SlotType.Date, "day");

        var understood = OneSlot.Read([reason, day], said, reason, new() { ["day"] = new SlotValue("2026-12-08", "Tuesday", ValueSource.Caller) });

        understood.Slots.Keys.ShouldBe(["day"]);
    }

    [Theory]
    [InlineData("what did you ask", CallerActs.Repeat)]
    [InlineData("sorry what was the question", CallerActs.Repeat)]
    [InlineData("then no leave it as it is", CallerActs.Deny)]
    [InlineData("in that case yes", CallerActs.Affirm)]
    public void Act_ByItsWording_IsKnown(string said, CallerActs act) => OneSlot.Read(OneSlot.Slot(SlotType.Date), said).Acts.HasFlag(act).ShouldBeTrue();
}
