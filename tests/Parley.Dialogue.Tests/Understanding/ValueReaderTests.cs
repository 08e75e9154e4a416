using Parley.Flows;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

public sealed class ValueReaderTests
{
    private static readonly SlotDefinition Doctor = OneSlot.Slot(SlotType.Choice, "doctor") with
    {
        Choices = [new("rivera", "Doctor Rivera", ["Anna Rivera", "Rivera"]), new("okafor", "Doctor Okafor", ["Okafor"]), new("lin", "Doctor Lin", ["Mei Lin", "Lin"])],
    };

    [Theory]
    [InlineData("two", "2")]
    [InlineData("a hundred and twenty", "120")]
    [InlineData("two and a half", "2.5")]
    [InlineData("one point five", "1.5")]
    [InlineData("minus five", "-5")]
    [InlineData("1,200", "1200")]
    [InlineData("twelve thousand three hundred and forty five", "12345")]
    [InlineData("a couple", "2")]
    [InlineData("half a dozen", "6")]
    [InlineData("three no four", "4")]
    [InlineData("two dozen", "24")]
    [InlineData("a dozen and a half", "18")]
    public void Number_AsCallersSayIt_IsRead(string said, string number) => OneSlot.Value(OneSlot.Slot(SlotType.Number), said).ShouldBe(number);

    [Theory]
    [InlineData("$12.50", "USD 12.50", "12 dollars and 50 cents")]
    [InlineData("twelve dollars and fifty cents", "USD 12.50", "12 dollars and 50 cents")]
    [InlineData("a hundred and twenty dollars", "USD 120.00", "120 dollars")]
    [InlineData("twelve fifty", "USD 12.50", "12 dollars and 50 cents")]
    [InlineData("one euro", "EUR 1.00", "1 euro")]
    [InlineData("fifty cents", "USD 0.50", "50 cents")]
    [InlineData("500 yen", "JPY 500", "500 yen")]
    public void Money_AsCallersSayIt_IsRead(string said, string money, string spoken)
    {
        var value = OneSlot.Read(OneSlot.Slot(SlotType.Money), said).Slots["wanted"].Value;
        value.Value.ShouldBe(money);
        value.Spoken.ShouldBe(spoken);
    }

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("um yeah I think so", "yes")]
    [InlineData("that's correct", "yes")]
    [InlineData("uh-huh", "yes")]
    [InlineData("no problem", "yes")]
    [InlineData("nope", "no")]
    [InlineData("not really", "no")]
    [InlineData("that's not right", "no")]
    [InlineData("I don't know", "-")]
    [InlineData("what do you mean", "-")]
    public void YesNo_AsCallersSayIt_IsRead(string said, string value) => OneSlot.Value(OneSlot.Slot(SlotType.YesNo), said).ShouldBe(value);

    [Theory]
    [InlineData("Doctor Okafor please", "okafor")]
    [InlineData("oak a four", "okafor")]
    [InlineData("dr riviera", "rivera")]
    [InlineData("Lynn", "lin")]
    [InlineData("the second one", "okafor")]
    [InlineData("not Lin, Rivera", "rivera")]
    [InlineData("the last one", "lin")]
    [InlineData("what are my options", "-")]
    public void Choice_AsCallersSayIt_IsRead(string said, string choice) => OneSlot.Value(Doctor, said).ShouldBe(choice);

    [Theory]
    [InlineData("the second one", "two")]
    [InlineData("the first", "one")]
    [InlineData("may I have the second", "two")]
    [InlineData("the second of February", "-")]
    [InlineData("the thirty first of June", "-")]
    [InlineData("could we do June first", "-")]
    [InlineData("how about January the second", "-")]
    public void Choice_ByItsPlace_IsNoDayOfAMonth(string said, string choice) =>
        OneSlot.Value(OneSlot.Slot(SlotType.Choice, "start") with { Choices = [new("one", "3:20 p.m.", ["the first one", "first"]), new("two", "3:40 p.m.", ["the second one", "second"])] }, said).ShouldBe(choice);


    [Theory]
    [InlineData("A B one two three four five six", "AB123456")]
    [InlineData("alpha bravo double one two two three three", "AB112233")]
    [InlineData("it's X as in x-ray, Y as in yellow, 77 40 91", "XY774091")]
    [InlineData("my number is ab-123-456 thanks", "AB123456")]
    [InlineData("A B one two three", "! I heard A B 1, 2 3, which is not a complete member id.")]
    public void Identifier_OfAPattern_IsRead(string said, string value) =>
        OneSlot.Value(OneSlot.Slot(SlotType.Identifier, "member_id") with { Pattern = "[A-Z]{2}[0-9]{6}" }, said).ShouldBe(value);

    [Theory]
    [InlineData("luhn", "7992 7398 713", "79927398713")]
    [InlineData("luhn", "7992 7398 714", "! The number I heard, 7 9 9, 2 7 3, 9 8 7, 1 4, has a digit wrong. Please say it once more.")]
    [InlineData("mod11", "nine four three four seven six five nine one nine", "9434765919")]
    [InlineData("mod11", "9434765918", "! The number I heard, 9 4 3, 4 7 6, 5 9 1, 8, has a digit wrong. Please say it once more.")]
    [InlineData("mod97", "GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432")]
    public void Identifier_WithACheckDigit_IsChecked(string scheme, string said, string value) =>
        OneSlot.Value(OneSlot.Slot(SlotType.Identifier, "account") with { CheckDigit = scheme }, said).ShouldBe(value);

    [Theory]
    [InlineData("um it's about my back pain", "back pain")]
    [InlineData("I have a sore throat", "sore throat")]
    public void Text_AskedFor_IsTheAnswerWithoutItsLead(string said, string text) => OneSlot.Value(OneSlot.Slot(SlotType.Text), said).ShouldBe(text);

    [Fact]
    public void SeveralSlots_InOneSentence_AreAllFilled()
    {
        var understood = OneSlot.Read(
            [Doctor, OneSlot.Slot(SlotType.Date, "date"), OneSlot.Slot(SlotType.Time, "time"), OneSlot.Slot(SlotType.Name, "patient_name"), OneSlot.Slot(SlotType.Phone, "phone")],
            "hi my name is Ada Lovelace and I'd like to see Doctor Lin on Tuesday after next at half past three you can reach me at four one five five five five oh one two three");
        understood.Slots.ToDictionary(s => s.Key, s => s.Value.Value.Value).ShouldBe(new Dictionary<string, string>
        {
            ["patient_name"] = "Ada Lovelace", ["doctor"] = "lin", ["date"] = "2026-12-08", ["time"] = "15:30", ["phone"] = "+14155550123",
        }, ignoreOrder: true);
    }

    [Fact]
    public void Correction_WithADenial_IsBoth()
    {
        var understood = OneSlot.Read(OneSlot.Slot(SlotType.Date), "no, make it Thursday", asked: false, filled: "2026-12-01", confirming: true);
        understood.Acts.ShouldBe(CallerActs.Deny | CallerActs.Correct);
    }
}
