using System.Globalization;
using CsCheck;
using Parley.Flows;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>What is said in words is read back; no text breaks a reader; long text costs bounded time.</summary>
public sealed class UnderstandingPropertyTests
{
    private static readonly SlotDefinition[] EverySlot =
        [.. Enum.GetValues<SlotType>().Select(t => OneSlot.Slot(t, $"slot_{t}") with
        {
            Choices = [new("rivera", "Doctor Rivera", []), new("lin", "Doctor Lin", [])], Pattern = t is SlotType.Identifier ? "[A-Z]{2}[0-9]{6}" : null,
        })];

    private static readonly string[] AreaCodes = ["212", "415", "617", "312"];

    private static readonly string[] Vocabulary = """
        one two twenty hundred thousand and a half past to quarter oh double triple at dot com the third of march tuesday next after week in an hour later no not actually make it my name is
        smith s m as in sam plus point minus dollars cents $ 3:30 12/14 2026 99999999999999999999 415 @ example born on from - , . ? i'm this street maple noon pm o'clock first last day before month end for
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Number_InWords_IsReadBack() =>
        Gen.Int[0, 999_999].Sample(number => OneSlot.Value(OneSlot.Slot(SlotType.Number), InWords.Number(number)).ShouldBe(number.ToString(CultureInfo.InvariantCulture)), iter: 2_000);

    [Fact]
    public void Date_InWords_IsReadBack() =>
        Gen.Int[0, 40_000].Sample(days =>
        {
            var date = new DateOnly(1926, 1, 1).AddDays(days);
            OneSlot.Value(OneSlot.Slot(SlotType.Date, "date_of_birth"), InWords.Date(date)).ShouldBe(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }, iter: 2_000);

    [Fact]
    public void Date_AsTheAgentSaysIt_IsReadBack() =>
        Gen.Int[0, 250].Sample(days =>
        {
            var date = new DateOnly(2026, 11, 25).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var spoken = OneSlot.Read(OneSlot.Slot(SlotType.Date), date).Slots["wanted"].Value.Spoken;
            OneSlot.Value(OneSlot.Slot(SlotType.Date), spoken).ShouldBe(date);
        }, iter: 300);

    [Fact]
    public void Time_InWords_IsReadBack() =>
        Gen.Select(Gen.Int[0, 23], Gen.Int[0, 59]).Sample((hour, minute) =>
        {
            var said = InWords.Time(hour, minute);
            OneSlot.Value(OneSlot.Slot(SlotType.Time), said).ShouldBe($"{hour:00}:{minute:00}", said);
        }, iter: 2_000);

    [Fact]
    public void Phone_InWords_IsReadBack() =>
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 3].Select(i => AreaCodes[i]), Gen.Bool).Sample((line, area, doubles) =>
        {
            var digits = $"{area}555{line:0000}";
            var said = InWords.Digits(digits, doubles);
            OneSlot.Value(OneSlot.Slot(SlotType.Phone), said).ShouldBe("+1" + digits, said);
        }, iter: 1_000);

    [Fact]
    public void AnyText_NeverThrows() =>
        Gen.String.Sample(text => ReadEvery(text), iter: 1_000);

    [Fact]
    public void AnyMixOfItsOwnWords_NeverThrows() =>
        Gen.Int[0, Vocabulary.Length - 1].Select(i => Vocabulary[i]).Array[0, 14].Sample(words => ReadEvery(string.Join(' ', words)), iter: 2_000);

    [Theory]
    [InlineData("double ")]
    [InlineData("one ")]
    [InlineData("a at a dot ")]
    [InlineData("no not tuesday ")]
    [InlineData("chest no chest not pain if ")]
    [InlineData("a")]
    [InlineData("um um uh uh ")]
    [InlineData("S as in ")]
    [InlineData("9")]
    public void LongText_IsReadInBoundedTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 50_000 / piece.Length));
        ReadEvery(text);
        var started = ThreadTime.Now;
        ReadEvery(text);
        // Of this thread alone, so that others' work is none of it: a second or two when it is linear; what is quadratic takes a minute.
        (ThreadTime.Now - started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private static void ReadEvery(string text)
    {
        foreach (var asked in EverySlot)
            OneSlot.Read(EverySlot, text, asked).ShouldNotBeNull();
        var filled = new Dictionary<string, SlotValue>
        {
            ["slot_Date"] = new("2026-12-01", "", ValueSource.Caller), ["slot_Time"] = new("15:30", "", ValueSource.Caller), ["slot_DateTime"] = new("2026-12-01T15:30", "", ValueSource.Caller),
            ["slot_Phone"] = new("+14155550123", "", ValueSource.Caller), ["slot_Name"] = new("John Smith", "", ValueSource.Caller),
        };
        OneSlot.Read(EverySlot, text, null, filled, confirming: true).Acts.ShouldBeOneOf([.. Enumerable.Range(0, 1 << 15).Select(a => (CallerActs)a)]);
    }
}
