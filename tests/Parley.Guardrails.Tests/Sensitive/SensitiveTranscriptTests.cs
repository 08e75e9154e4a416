using CsCheck;
using Microsoft.Extensions.Options;
using Parley.Calls;
using Parley.Guardrails.Sensitive;

namespace Parley.Guardrails.Tests.Sensitive;

public sealed class SensitiveTranscriptTests
{
    private static readonly string[] Words = ["four", "double", "oh", "4111", "-", "my card is", "one hundred", "A", "at", "dot", "com", "born", "March", ".", "@", "IBAN", "GB29", "twenty", "social", "B as in bravo"];

    private const string Passing = "D E seven five three seven zero four zero zero four four zero five three two zero one three four";

    private static SensitiveText Masking { get; } = new(Options.Create(new MaskingOptions()));

    [Fact]
    public void CardNumber_OverTwoUtterances_IsMaskedInBoth()
    {
        var transcript = new SensitiveTranscripts(Masking).Open(TestSubject.Agent);
        transcript.Mask(Speaker.Caller, "It is four one one one, one one", MaskingTarget.Transcript).Text.ShouldBe("It is four one one one, one one");
        transcript.Mask(Speaker.Agent, "Mm-hm.", MaskingTarget.Transcript);
        var second = transcript.Mask(Speaker.Caller, "one one, one one one one, one one one one, thanks", MaskingTarget.Transcript);
        second.Text.ShouldBe("[card number], thanks");
        var revised = second.Revised.ShouldHaveSingleItem();
        revised.Back.ShouldBe(1);
        revised.Text.ShouldBe("It is [card number]");
    }

    [Fact]
    public void CardNumber_InFourUtterances_IsMaskedInAll()
    {
        var transcript = new SensitiveTranscripts(Masking).Open(TestSubject.Agent);
        foreach (var group in (string[])["4111", "1111", "1111"])
            transcript.Mask(Speaker.Caller, group, MaskingTarget.Transcript);
        var last = transcript.Mask(Speaker.Caller, "1111", MaskingTarget.Transcript);
        last.Text.ShouldBe("[card number]");
        last.Revised.Select(revision => revision.Text).ShouldBe(["[card number]", "[card number]", "[card number]"]);
    }

    [Theory]
    [InlineData("expires oh four twenty seven", "expires [card expiry]")]
    [InlineData("it expires April twenty twenty seven", "it expires [card expiry]")]
    [InlineData("my passport expires oh four twenty seven", "my passport expires oh four twenty seven")]
    public void Expiry_SaidAloneAfterACard_IsTheCards(string said, string masked)
    {
        var transcript = new SensitiveTranscripts(Masking).Open(TestSubject.Agent);
        transcript.Mask(Speaker.Caller, "my card is 4111 1111 1111 1111", MaskingTarget.Transcript);
        transcript.Mask(Speaker.Agent, "Go on.", MaskingTarget.Transcript);
        transcript.Mask(Speaker.Caller, said, MaskingTarget.Transcript).Text.ShouldBe(masked);
    }

    [Fact]
    public void Expiry_WithoutACard_Stays()
    {
        var transcript = new SensitiveTranscripts(Masking).Open(TestSubject.Agent);
        transcript.Mask(Speaker.Caller, "about my parking permit", MaskingTarget.Transcript);
        transcript.Mask(Speaker.Caller, "expires oh four twenty seven", MaskingTarget.Transcript).Text.ShouldBe("expires oh four twenty seven");
    }

    /// <summary>The first twenty of these symbols pass the check by chance.</summary>
    [Theory]
    [InlineData("my IBAN is IBAN_20 five six", "my IBAN is [iban]")]
    [InlineData("it is IBAN_20 five six thanks", "it is [iban] thanks")]
    public void Iban_WhoseBeginningPassesTheCheck_IsTakenWhole(string said, string masked)
    {
        var text = said.Replace("IBAN_20", Passing, StringComparison.Ordinal);
        new SensitiveTranscripts(Masking).Open(TestSubject.Agent).Mask(Speaker.Caller, text, MaskingTarget.Transcript).Text.ShouldBe(masked);
    }

    [Fact]
    public void BareAnswer_IsKnownByTheQuestion()
    {
        var transcript = new SensitiveTranscripts(Masking).Open(TestSubject.Agent);
        transcript.Mask(Speaker.Agent, "What is your date of birth?", MaskingTarget.Log);
        transcript.Mask(Speaker.Caller, "March third nineteen eighty two", MaskingTarget.Log).Text.ShouldBe("[date of birth]");
        transcript.Mask(Speaker.Agent, "And what day would suit you?", MaskingTarget.Log);
        transcript.Mask(Speaker.Caller, "March third", MaskingTarget.Log).Text.ShouldBe("March third");
    }

    [Fact]
    public void SocialSecurityNumber_InThreeUtterances_StaysOpenUntilItIsWhole()
    {
        var transcript = new SensitiveTranscripts(Masking).Open(TestSubject.Agent);
        transcript.Mask(Speaker.Caller, "my social is one two three", MaskingTarget.Transcript).MayRunOn.ShouldBeTrue();
        transcript.Mask(Speaker.Caller, "um", MaskingTarget.Transcript).ShouldSatisfyAllConditions(masked => masked.MayRunOn.ShouldBeTrue(), masked => masked.MayGoOn.ShouldBeTrue());
        transcript.Mask(Speaker.Caller, "four five", MaskingTarget.Transcript).MayRunOn.ShouldBeTrue();
        var last = transcript.Mask(Speaker.Caller, "six seven eight nine", MaskingTarget.Transcript);
        (last.Text, last.MayRunOn).ShouldBe(("[social security number]", false));
        last.Revised.Select(revised => revised.Text).ShouldBe(["my social is [social security number]", "[social security number]", "[social security number]"]);
    }

    [Theory]
    [InlineData("at half past three", false)]
    [InlineData("the twenty sixth", false)]
    [InlineData("my number is 415 223 1212", false)]
    [InlineData("I am in room 4 1 5 2", true)]
    [InlineData("4539 1488, I think", false)]
    public void Utterance_MayRunOn_WhereItEndsInUnknownDigits(string text, bool mayRunOn) =>
        new SensitiveTranscripts(Masking).Open(TestSubject.Agent).Mask(Speaker.Caller, text, MaskingTarget.Transcript).MayRunOn.ShouldBe(mayRunOn);

    [Fact]
    public void Preview_HidesWhatIsNotYetKnown_AndLeavesNoTrace()
    {
        var transcript = new SensitiveTranscripts(Masking).Open(TestSubject.Agent);
        transcript.Preview("my card is 4539 1488 0343", MaskingTarget.Transcript).ShouldNotContain("4539");
        transcript.Preview("I would like the 3 o'clock one", MaskingTarget.Transcript).ShouldBe("I would like the 3 o'clock one");
        transcript.Preview("it is 4539 14", MaskingTarget.Transcript).ShouldBe("it is [number]");
        transcript.Mask(Speaker.Caller, "6467", MaskingTarget.Transcript).Revised.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("+49 151 123 456 78")]
    [InlineData("+4915112345674")]
    public void PhoneNumber_FromAbroad_IsNoCardNumber(string number) =>
        Masking.Mask($"call {number}", TestSubject.Agent, MaskingTarget.Transcript).ShouldBe($"call {number}");

    [Theory]
    [InlineData(MaskingTarget.Transcript, "call 415 223 1212, social [social security number], card [card number]")]
    [InlineData(MaskingTarget.Prompt, "call 415 223 1212, social [social security number], card [card number]")]
    [InlineData(MaskingTarget.Dialogue, "call 415 223 1212, social 123-45-6789, card [card number]")]
    [InlineData(MaskingTarget.Log, "call [phone number], social [social security number], card [card number]")]
    [InlineData(MaskingTarget.Event, "call [phone number], social [social security number], card [card number]")]
    public void Masking_DiffersByTarget(MaskingTarget target, string expected) =>
        Masking.Mask("call 415 223 1212, social 123-45-6789, card 4111 1111 1111 1111", TestSubject.Agent, target).ShouldBe(expected);

    [Fact]
    public void Overrides_HoldForTheirTenantOnly()
    {
        var options = new MaskingOptions();
        options.Overrides["clinic_123"] = new MaskingOptions { Transcript = [SensitiveCategory.Phone] };
        var masking = new SensitiveText(Options.Create(options));
        masking.Mask("call 415 223 1212", TestSubject.Agent, MaskingTarget.Transcript).ShouldBe("call [phone number]");
        masking.Mask("card 4111 1111 1111 1111", TestSubject.Agent, MaskingTarget.Transcript).ShouldBe("card [card number]");
        masking.Mask("call 415 223 1212", TestSubject.Agent with { TenantId = Tenancy.TenantId.Parse("other") }, MaskingTarget.Transcript).ShouldBe("call 415 223 1212");
    }

    [Fact]
    public void Spans_OfAnyText_LieInItInOrderWithoutOverlap() => Gen.OneOf(
            Gen.String, Gen.Int[0, Words.Length - 1].Select(index => Words[index])
                .Array[0, 30].Select(words => string.Join(' ', words)))
        .Sample(text =>
        {
            var end = 0;
            foreach (var span in SensitiveFinder.Find(text))
            {
                span.Start.ShouldBeGreaterThanOrEqualTo(end);
                span.Length.ShouldBeGreaterThan(0);
                span.End.ShouldBeLessThanOrEqualTo(text.Length);
                end = span.End;
            }
        }, iter: 2_000);
}
