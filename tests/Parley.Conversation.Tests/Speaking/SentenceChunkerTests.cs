using CsCheck;
using Parley.Conversation.Speaking;

namespace Parley.Conversation.Tests.Speaking;

public sealed class SentenceChunkerTests
{
    private static readonly string[] Vocabulary =
        ["a", "Dr.", "9", "p.m.", "end.", "why?", ",", "so,", "\n", "Monday", new string('x', 300)];

    [Theory]
    [InlineData("One. Two! Three? Four", "One.|Two!|Three?|Four")]
    [InlineData("We open at 9 a.m. and close at 5 p.m. on weekdays.", "We open at 9 a.m. and close at 5 p.m. on weekdays.")]
    [InlineData("We open at 9 a.m. Please call us.", "We open at 9 a.m.|Please call us.")]
    [InlineData("We open at 9 a.m. Monday to Friday.", "We open at 9 a.m. Monday to Friday.")]
    [InlineData("Dr. Smith and Mrs. Jones are in. Come by.", "Dr. Smith and Mrs. Jones are in.|Come by.")]
    [InlineData("It costs 3.50 euros, i.e. not much.", "It costs 3.50 euros, i.e. not much.")]
    [InlineData("J. R. Smith wrote it. Nice.", "J. R. Smith wrote it.|Nice.")]
    [InlineData("Is it No. 5? Yes.", "Is it No. 5?|Yes.")]
    [InlineData("I said no. We stay.", "I said no.|We stay.")]
    [InlineData("\"Really?\" she asked. (Yes.) Good...", "\"Really?\"|she asked.|(Yes.)|Good...")]
    [InlineData("First line\nsecond line", "First line|second line")]
    [InlineData("Wait... what?! No way.", "Wait...|what?!|No way.")]
    [InlineData("See example.com for more. Bye.", "See example.com for more.|Bye.")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    public void Chunker_CutsAtSentences_HoweverTheTextComes(string text, string expected)
    {
        string[] pieces = expected.Length == 0 ? [] : expected.Split('|');
        Cut([text]).ShouldBe(pieces);
        Cut(text.Select(character => character.ToString())).ShouldBe(pieces);
    }

    [Fact]
    public void Chunker_FirstSentence_IsGivenAsSoonAsItIsOver()
    {
        var chunker = new SentenceChunker(new SpeakingOptions());
        chunker.Push("We are open. ").ShouldBe(["We are open."]);
        chunker.Push("From ni").ShouldBeEmpty();
    }

    [Fact]
    public void Chunker_LongSentence_IsSplitAtAClause()
    {
        var clause = string.Join(' ', Enumerable.Repeat("word", 25));
        Cut([$"{clause}, {clause}, {clause}."]).ShouldBe([$"{clause},", $"{clause},", $"{clause}."]);
    }

    [Fact]
    public void Chunker_AnyText_LosesNothingAndKeepsItsBound() =>
        Gen.Int[0, Vocabulary.Length - 1].Array[0, 80].Sample(words =>
        {
            var text = string.Join(' ', words.Select(word => Vocabulary[word]));
            var pieces = Cut(text.Chunk(7).Select(piece => new string(piece)));
            string.Concat(pieces.SelectMany(piece => piece).Where(c => !char.IsWhiteSpace(c)))
                .ShouldBe(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
            pieces.ShouldAllBe(piece => piece.Length > 0 && piece.Length <= 180);
        });

    private static List<string> Cut(IEnumerable<string> pieces)
    {
        var chunker = new SentenceChunker(new SpeakingOptions());
        return [.. pieces.SelectMany(chunker.Push).ToList(), .. chunker.Flush()];
    }
}
