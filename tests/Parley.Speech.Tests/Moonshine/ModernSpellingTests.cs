using Parley.Speech.Moonshine;

namespace Parley.Speech.Tests.Moonshine;

public sealed class ModernSpellingTests
{
    [Theory]
    [InlineData("To-morrow at nine, or to-day, or to-night.", "Tomorrow at nine, or today, or tonight.")]
    [InlineData("No thanks, good-by.", "No thanks, goodbye.")]
    [InlineData("Good-bye!", "Goodbye!")]
    [InlineData("A to-do list for a good-byte person, to-morrows", "A to-do list for a good-byte person, to-morrows")]
    public void OldWords_AreWrittenAsToday_AndNoOthers(string heard, string written) => ModernSpelling.Of(heard).ShouldBe(written);
}
