using Parley.Flows;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Complaints told in a sentence of their own.</summary>
public sealed class GrievancesTests
{
    private static readonly SlotDefinition Matter = OneSlot.Slot(SlotType.Text, "matter");

    [Theory]
    [InlineData("I've been overcharged on both invoices and nobody picks up", "overcharged on both invoices")]
    [InlineData("that's the second time they forgot my lamp and I'm fed up", "second time they forgot my lamp")]
    [InlineData("I have a complaint, she yelled at me and threw the bag", "yelled at me and threw the bag")]
    public void Told_IsTheMatter(string said, string matter) => OneSlot.Value(Matter, said, asked: false).ShouldBe(matter);

    [Theory]
    [InlineData("I want to make a complaint")]
    [InlineData("could you put me through")]
    [InlineData("my order number is 51409")]
    public void Wish_IsNoMatter(string said) => OneSlot.Value(Matter, said, asked: false).ShouldBe("-");
}
