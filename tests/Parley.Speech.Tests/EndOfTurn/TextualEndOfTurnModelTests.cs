using CsCheck;
using Parley.Flows;
using Parley.Speech.EndOfTurn;

namespace Parley.Speech.Tests.EndOfTurn;

public class TextualEndOfTurnModelTests
{
    [Theory]
    [InlineData("I'd like to come in on Monday and")]
    [InlineData("I'd like to come in on Monday, and.")]
    [InlineData("Well, I wanted to ask but")]
    [InlineData("My number is")]
    [InlineData("My number is.")]
    [InlineData("My name is")]
    [InlineData("Um")]
    [InlineData("I need to see, um.")]
    [InlineData("I'd like to book the")]
    [InlineData("Can I have a")]
    [InlineData("I'm looking for my")]
    [InlineData("I'm calling about")]
    [InlineData("I would like to talk to.")]
    [InlineData("I would like")]
    [InlineData("I was wondering")]
    [InlineData("Could you")]
    [InlineData("It hurts because")]
    [InlineData("On Monday, Tuesday,")]
    [InlineData("I think it was...")]
    [InlineData("Let me see")]
    [InlineData("Let me check.")]
    [InlineData("Hold on.")]
    [InlineData("Just a second")]
    [InlineData("If I come on Monday")]
    [InlineData("When I called last week.")]
    [InlineData("It's")]
    [InlineData("You can reach me at")]
    [InlineData("My number is five five five")]
    [InlineData("My phone number is 555-12")]
    [InlineData("Call me at 555 123 45")]
    [InlineData("five five five one two")]
    [InlineData("My email is john")]
    [InlineData("My email is john at gmail")]
    [InlineData("My email is john at gmail dot")]
    [InlineData("It's spelled S M I")]
    [InlineData("I'd like something on March")]
    [InlineData("It is a quarter past")]
    [InlineData("We have insurance with")]
    [InlineData("I don't know if")]
    public void Transcript_ClearlyUnfinished_ScoresLow(string transcript) => Predict(transcript).ShouldBeLessThan(0.35f);

    [Theory]
    [InlineData("What are your opening hours?")]
    [InlineData("Where are you from?")]
    [InlineData("What is it for?")]
    [InlineData("Do you take walk-ins?")]
    [InlineData("Since when?")]
    [InlineData("I'd like to book an appointment for Monday morning.")]
    [InlineData("My name is John Smith.")]
    [InlineData("My phone number is 555-123-4567.")]
    [InlineData("My number is five five five one two three four five six seven")]
    [InlineData("My email is john at gmail dot com")]
    [InlineData("It's john@gmail.com.")]
    [InlineData("Yes.")]
    [InlineData("Yes please")]
    [InlineData("No, thank you.")]
    [InlineData("Yes, I can.")]
    [InlineData("It is.")]
    [InlineData("That's right.")]
    [InlineData("Thank you very much!")]
    [InlineData("Tomorrow morning")]
    [InlineData("Tuesday")]
    [InlineData("I don't know.")]
    [InlineData("Okay, goodbye.")]
    [InlineData("If you have time on Monday, I would take that one.")]
    public void Transcript_ClearlyFinished_ScoresHigh(string transcript) => Predict(transcript).ShouldBeGreaterThan(0.7f);

    [Theory]
    [InlineData("What is your phone number?", "555 123", false)]
    [InlineData("What is your phone number?", "555 123 4567", true)]
    [InlineData("What is the best number to reach you?", "It's five five five", false)]
    [InlineData("What is your zip code?", "nine zero two", false)]
    [InlineData("What is your zip code?", "90210", true)]
    [InlineData("What is your date of birth?", "March third", false)]
    [InlineData("What is your date of birth?", "March third nineteen eighty", true)]
    [InlineData("What is your date of birth?", "the third of March 1980", true)]
    [InlineData("What is your e-mail address?", "john smith", false)]
    [InlineData("What is your e-mail address?", "john smith at example dot org", true)]
    [InlineData("Can you give me your member number?", "one two", false)]
    [InlineData("What is your name?", "John Smith.", true)]
    [InlineData("How old are you?", "Forty two.", true)]
    public void Answer_ToAQuestionForAnEntity_IsOverWhenTheEntityIs(string asked, string transcript, bool finished)
    {
        var probability = TextualEndOfTurnModel.Predict(new EndOfTurnContext(transcript, "en", asked));
        if (finished)
            probability.ShouldBeGreaterThan(0.7f);
        else
            probability.ShouldBeLessThan(0.3f);
    }

    [Theory]
    [InlineData(SlotType.Phone, "512-555", false)]
    [InlineData(SlotType.Phone, "five one two five five five oh one", false)]
    [InlineData(SlotType.Phone, "five one two, five five five, oh one three four", true)]
    [InlineData(SlotType.Phone, "To one, seven, five, five, five, zero, one, four, two.", true)]
    [InlineData(SlotType.Phone, "For one, seven, five, five, five, zero, one, four.", false)]
    [InlineData(SlotType.Phone, "It's 512-555-0134.", true)]
    [InlineData(SlotType.Phone, "(512) 555-0134", true)]
    [InlineData(SlotType.Phone, "It is", false)]
    [InlineData(SlotType.Phone, "I don't have one.", true)]
    [InlineData(SlotType.YesNo, "Yes", true)]
    [InlineData(SlotType.YesNo, "That would be great", true)]
    [InlineData(SlotType.YesNo, "Yes, but", false)]
    [InlineData(SlotType.Choice, "the second one", true)]
    [InlineData(SlotType.Choice, "the", false)]
    [InlineData(SlotType.Date, "next Tuesday", true)]
    [InlineData(SlotType.Date, "on the", false)]
    [InlineData(SlotType.Time, "half past three", true)]
    [InlineData(SlotType.Time, "half past", false)]
    [InlineData(SlotType.Email, "john smith", false)]
    [InlineData(SlotType.Email, "john dot smith at example dot com", true)]
    [InlineData(SlotType.Name, "Ada Lovelace", true)]
    [InlineData(SlotType.Name, "A D", false)]
    [InlineData(SlotType.Identifier, "B C one", false)]
    public void Answer_ToWhatAFlowAskedFor_IsOverWhenTheValueIs(SlotType asked, string transcript, bool finished)
    {
        var probability = TextualEndOfTurnModel.Predict(new EndOfTurnContext(transcript, "en", "What is it?") { Asked = asked });
        if (finished)
            probability.ShouldBeGreaterThan(0.7f);
        else
            probability.ShouldBeLessThan(0.3f);
    }

    [Theory]
    [InlineData("John Smith,", true)]
    [InlineData("John,", false)]
    [InlineData("it is um,", false)]
    public void Name_WithACommaBehindIt_IsLikelyWhole(string transcript, bool likely) =>
        (TextualEndOfTurnModel.Predict(new EndOfTurnContext(transcript, "en", "") { Asked = SlotType.Name }) > 0.6f).ShouldBe(likely);

    [Theory]
    [InlineData(SlotType.Date, "Tomorrow,", 0.6f)]
    [InlineData(SlotType.Time, "At ten,", 0.6f)]
    [InlineData(SlotType.DateTime, "Next Tuesday in the afternoon,", 0.6f)]
    [InlineData(SlotType.Date, "I would like to come on Thursday,", 0.6f)]
    [InlineData(SlotType.Choice, "The one at ten a.m.,", 0.6f)]
    [InlineData(SlotType.Date, "I can't do it on Thursday,", 0.1f)]
    [InlineData(SlotType.Date, "If it is not on Monday,", 0.1f)]
    [InlineData(SlotType.Choice, "The second one,", 0.6f)]
    [InlineData(SlotType.Text, "A sore throat,", 0.5f)]
    [InlineData(SlotType.YesNo, "No,", 0.4f)]
    [InlineData(SlotType.Date, "On the,", 0.1f)]
    [InlineData(SlotType.Date, "In December,", 0.1f)]
    [InlineData(SlotType.Date, "I could come on any day next week,", 0.1f)]
    [InlineData(null, "A sore throat,", 0.1f)]
    public void ShortAnswer_WithACommaBehindIt_IsWaitedForLessThanASentence(SlotType? asked, string transcript, float probability) =>
        TextualEndOfTurnModel.Predict(new EndOfTurnContext(transcript, "en", "") { Asked = asked }).ShouldBe(probability);

    [Theory]
    [InlineData("0151 23", false)]
    [InlineData("0151 2345 6789", true)]
    public void OtherLanguage_FiguresOfANumber_AreCounted(string transcript, bool finished) =>
        (TextualEndOfTurnModel.Predict(new EndOfTurnContext(transcript, "de", "") { Asked = SlotType.Phone }) > 0.7f).ShouldBe(finished);

    [Theory]
    [InlineData("de", "Ich möchte einen Termin,", 0.3f)]
    [InlineData("fr", "", 0.01f)]
    [InlineData("de-DE", "Ich möchte am Montag kommen, weil.", 0.3f)]
    [InlineData("de", "Meine Nummer ist", 0.3f)]
    [InlineData("es-MX", "Quiero una cita para el", 0.3f)]
    public void OtherLanguage_LeftOpen_ScoresLow(string language, string transcript, float atMost) =>
        TextualEndOfTurnModel.Predict(new EndOfTurnContext(transcript, language, "")).ShouldBeLessThan(atMost);

    [Fact]
    public void OtherLanguage_FullSentence_ScoresHigherThanAnOpenOne() =>
        TextualEndOfTurnModel.Predict(new EndOfTurnContext("Ich möchte einen Termin.", "de", "")).ShouldBeGreaterThan(0.6f);

    [Fact]
    public void Transcript_Any_GivesAProbability() =>
        Gen.Select(Gen.String, Gen.String, Gen.OneOf(Gen.Const("en"), Gen.Const("en-GB"), Gen.Const("de"), Gen.Const(""))).Sample((transcript, asked, language) =>
            TextualEndOfTurnModel.Predict(new EndOfTurnContext(transcript, language, asked)) is >= 0 and <= 1);

    private static float Predict(string transcript) =>
        TextualEndOfTurnModel.Predict(new EndOfTurnContext(transcript, "en", ""));
}
