using CsCheck;
using Parley.Knowledge.Facts;

namespace Parley.Knowledge.Tests;

public sealed class FactsFileTests
{
    [Fact]
    public void Parse_ParagraphsAndBullets_AreFactsOfTheirTopic()
    {
        var facts = FactsFile.Parse("""
            # Title
            Not a fact.

            ## Opening hours
            > When are you open?

            From Monday
            to Friday.
            - On Saturday.
            ## Opening hours
            Never on Sunday.
            """);

        facts.Select(f => (f.Id, f.Text)).ShouldBe(
            [("opening-hours", "From Monday to Friday."), ("opening-hours-2", "On Saturday."), ("opening-hours-3", "Never on Sunday.")]);
        facts[1].Asked.ShouldBe(["When are you open?"]);
        facts[2].Asked.ShouldBeEmpty();
    }

    [Fact]
    public void Parse_AnyText_NeverFailsAndKeepsIdsApart() => Gen.String.Select(Gen.Int[0, 3], (text, level) => new string('#', level) + " " + text)
        .Array[0, 20].Sample(lines => FactsFile.Parse(string.Join('\n', lines)).Select(f => f.Id).ShouldBeUnique());
}
