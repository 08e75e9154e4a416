using CsCheck;
using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Digits that a recogniser wrote as the words they sound like: taken as digits beside digits, left alone in sentences.</summary>
public sealed class HeardDigitsTests
{
    private static readonly string[][] Sounds =
        [["oh", "zero", "owe"], ["one", "won"], ["two", "to", "too"], ["three"], ["four", "for", "fore"], ["five"], ["six"], ["seven"], ["eight", "ate"], ["nine"]];

    private static readonly string[] AreaCodes = ["212", "415", "617", "312"];

    private static readonly SlotDefinition MemberId = OneSlot.Slot(SlotType.Identifier, "member_id") with { Pattern = "[A-Z]{2}[0-9]{6}" };

    [Theory]
    [InlineData("For one, five. five five five, oh one two three.", "+14155550123")]
    [InlineData("four won five, five five five, oh won too three", "+14155550123")]
    [InlineData("it's for one five five five five oh one to too", "+14155550122")]
    [InlineData("to one two five five five nineteen eighty for", "+12125551984")]
    [InlineData("six one seven, five five five, owe won for ate", "+16175550148")]
    [InlineData("you can reach me at for one five five five five double oh to won, thanks", "+14155550021")]
    [InlineData("For 155550123", "+14155550123")]
    [InlineData("two one seven five five five or one four two", "+12175550142")]
    [InlineData("for one five, five five five, or, one or to", "+14155550102")]
    [InlineData("217 555 0142 or 217 555 0143", "+12175550142")]
    [InlineData("415 555 0123 for my husband", "+14155550123")]
    [InlineData("I want to use 415 555 0123 too", "+14155550123")]
    [InlineData("call me to 415 555 0123", "+14155550123")]
    public void Phone_AsItWasHeard_IsRead(string heard, string number) => OneSlot.Value(OneSlot.Slot(SlotType.Phone), heard).ShouldBe(number);

    [Theory]
    [InlineData("A B for two won ate to oh", "AB421820")]
    [InlineData("it's G K, one to three, for five six", "GK123456")]
    [InlineData("G K one or three four or six", "GK103406")]
    public void Identifier_AsItWasHeard_IsRead(string heard, string id) => OneSlot.Value(MemberId, heard).ShouldBe(id);

    [Theory]
    [InlineData("For one five", "415")]
    [InlineData("one for five for", "1454")]
    [InlineData("one five for my wife", "15")]
    public void Identifier_OfAnyForm_TakesTheSoundOnlyWhereItIsTheAnswer(string heard, string id) =>
        OneSlot.Value(OneSlot.Slot(SlotType.Identifier, "order_number"), heard).ShouldBe(id);

    [Theory]
    [InlineData("for two people", "2")]
    [InlineData("two or three", "2")]
    [InlineData("to", "2")]
    [InlineData("For.", "4")]
    [InlineData("twenty ate", "28")]
    [InlineData("thirty too please", "32")]
    [InlineData("to hundred", "200")]
    [InlineData("I want to bring three", "3")]
    [InlineData("three for dinner", "3")]
    [InlineData("we want to come for dinner", "-")]
    [InlineData("I ate already", "-")]
    public void Number_TakesTheSoundBesideNumbersOnly(string heard, string number) => OneSlot.Value(OneSlot.Slot(SlotType.Number, "guests"), heard).ShouldBe(number);

    [Theory]
    [InlineData("March for nineteen eighty", "1980-03-04")]
    [InlineData("oh for, oh won, nineteen eighty ate", "1988-04-01")]
    [InlineData("to fourteen eighty to", "1982-02-14")]
    [InlineData("June to nineteen ninety ate", "1998-06-02")]
    [InlineData("the fourth of May two thousand too", "2002-05-04")]
    public void Birth_AsItWasHeard_IsRead(string heard, string date) => OneSlot.Value(OneSlot.Slot(SlotType.Date, "date_of_birth"), heard).ShouldBe(date);

    [Theory]
    [InlineData("I want to come in for a checkup")]
    [InlineData("I won two tickets to the game, for real")]
    [InlineData("it's for two people, at ten to four")]
    [InlineData("we ate at five to seven")]
    public void Sentences_HoldNoNumberToCall(string said)
    {
        OneSlot.Value(OneSlot.Slot(SlotType.Phone), said, asked: false).ShouldBe("-");
        OneSlot.Value(MemberId, said, asked: false).ShouldBe("-");
    }

    [Fact]
    public void Phone_HeardAsWordsOfTheSameSound_IsReadBack() =>
        Gen.Select(Gen.Int[0, 3].Select(i => AreaCodes[i]), Gen.Int[0, 9999], Gen.Int[0, 1_000_000]).Sample((area, line, choice) =>
        {
            var digits = $"{area}555{line:0000}";
            OneSlot.Value(OneSlot.Slot(SlotType.Phone), Heard(digits, choice)).ShouldBe("+1" + digits);
        }, iter: 2_000);

    [Fact]
    public void Identifier_HeardAsWordsOfTheSameSound_IsReadBack() =>
        Gen.Select(Gen.Int[0, 99_999], Gen.Int[0, 1_000_000]).Sample((number, choice) =>
            OneSlot.Value(MemberId, "B K five " + Heard($"{number:00000}", choice)).ShouldBe($"BK5{number:00000}"), iter: 2_000);

    /// <summary>Each digit as one of the words it sounds like.</summary>
    private static string Heard(string digits, int choice) =>
        string.Join(' ', digits.Select((digit, at) => Sounds[digit - '0'] is var sounds ? sounds[(choice >> at) % sounds.Length] : ""));
}
