using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Tests.TurnTaking;

public sealed class BackChannelsTests
{
    [Theory]
    [InlineData("Uh-huh.", true)]
    [InlineData("uh huh", true)]
    [InlineData("Mm-hmm, okay.", true)]
    [InlineData("YEAH", true)]
    [InlineData("I see.", true)]
    [InlineData("Okay, got it.", true)]
    [InlineData("That's right.", true)]
    [InlineData("No.", false)]
    [InlineData("Stop.", false)]
    [InlineData("Yes please book it.", false)]
    [InlineData("I", false)]
    [InlineData("yeah yeah yeah yeah yeah", false)]
    [InlineData("", false)]
    [InlineData("...", false)]
    public void BackChannels_AreToldFromWords(string text, bool expected) => BackChannels.IsOnly(text, "en-US").ShouldBe(expected);

    [Theory]
    [InlineData("de-DE", "Ja, genau.", true)]
    [InlineData("de", "Ach so", true)]
    [InlineData("de", "Nein, Dienstag", false)]
    [InlineData("es-MX", "Sí, claro", true)]
    [InlineData("es", "De acuerdo.", true)]
    [InlineData("es", "Espere", false)]
    [InlineData("en", "genau", false)]
    [InlineData("fr", "d'accord", false)]
    public void BackChannels_AreThoseOfTheLanguage(string language, string text, bool expected) => BackChannels.IsOnly(text, language).ShouldBe(expected);
}
