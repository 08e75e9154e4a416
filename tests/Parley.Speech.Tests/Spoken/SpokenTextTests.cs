using Parley.Speech.Spoken;

namespace Parley.Speech.Tests.Spoken;

public class SpokenTextTests
{
    [Theory]
    [InlineData("We open at 9:30.", "We open at nine thirty.")]
    [InlineData("We open at 9:05 a.m. daily.", "We open at nine oh five A.M daily.")]
    [InlineData("From 9:00 to 17:00.", "From nine o'clock to seventeen hundred.")]
    [InlineData("Come at 5pm, please.", "Come at five P.M, please.")]
    [InlineData("Come at 10:15am", "Come at ten fifteen A.M")]
    [InlineData("I am 5.", "I am 5.")]
    [InlineData("Hours are 9-5.", "Hours are 9 to 5.")]
    [InlineData("Open 8:00-12:30.", "Open eight to twelve thirty.")]
    [InlineData("Call (555) 123-4567 now.", "Call five five five one two three, four five six seven now.")]
    [InlineData("Call 555-0123.", "Call five five five, zero one two three.")]
    [InlineData("Call +1 555 010 9999", "Call one five five five zero one zero nine nine nine nine")]
    [InlineData("It costs $12.50.", "It costs twelve dollars and fifty cents.")]
    [InlineData("It costs $1 or $1,200!", "It costs one dollar or one thousand two hundred dollars!")]
    [InlineData("About $3.5 million in all", "About three point five million dollars in all")]
    [InlineData("See Dr. Smith.", "See doctor Smith.")]
    [InlineData("Turn into Main Dr. and stop", "Turn into Main drive and stop")]
    [InlineData("Mail info@clinic-one.com, please.", "Mail info at clinic dash one dot com, please.")]
    [InlineData("Visit https://www.clinic.com/hours.", "Visit clinic dot com slash hours.")]
    [InlineData("Visit clinic.org today", "Visit clinic dot org today")]
    [InlineData("Your code is 90210.", "Your code is nine zero two one zero.")]
    [InlineData("Some 20% pay 1,500 or 2.5", "Some twenty percent pay one thousand five hundred or two point five")]
    [InlineData("Since 1995 we are here", "Since 1995 we are here")]
    [InlineData("“Yes” — he said (quietly)…", "Yes he said quietly,")]
    [InlineData("Mon-Fri & walk-ins", "Mon Fri and walk ins")]
    [InlineData("Zoë’s café", "Zoe's cafe")]
    [InlineData("We take e.g. cash, etc.", "We take for example cash, et cetera.")]
    [InlineData("open 24/7", "open twenty four seven.")]
    [InlineData("...", "")]
    [InlineData("", "")]
    public void Text_OfManyKinds_IsReadAsSaid(string written, string spoken) =>
        string.Join(' ', SpokenText.Prepare(written).Select(sentence => sentence.Text)).ShouldBe(spoken);

    [Fact]
    public void Text_Prepared_KeepsEveryWrittenWord()
    {
        const string text = "Call (555) 123-4567 — or mail a@b.com — at 9:30 a.m.!";
        SpokenText.Prepare(text).SelectMany(sentence => sentence.Words).Select(word => word.Written).ShouldBe(text.Split(' '));
    }

    [Fact]
    public void Text_VeryLong_ComesInPieces()
    {
        var text = string.Join(' ', Enumerable.Repeat("and then we went on, as one does", 60));
        var sentences = SpokenText.Prepare(text).ToArray();
        sentences.Length.ShouldBeGreaterThan(3);
        sentences.ShouldAllBe(sentence => sentence.Text.Length <= 320);
        string.Join(' ', sentences.SelectMany(sentence => sentence.Words).Select(word => word.Written)).ShouldBe(text);
    }
}
