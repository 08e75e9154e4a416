using Parley.Guardrails.Grounding;

namespace Parley.Guardrails.Tests.Grounding;

/// <summary>What an agent says it has done needs a result that shows it.</summary>
public sealed class DeedTests
{
    [Theory]
    [InlineData("Your table for six is booked for Friday at nine.")]
    [InlineData("Your appointment with Dr. Chen has been moved.")]
    [InlineData("Your table is booked.")]
    [InlineData("I've cancelled it.")]
    public void Deed_WithoutAResult_IsUnfounded(string said) =>
        GroundingPolicy.Judge(said, ["We are open Thursday to Saturday."], "a table for six please").ShouldBe(Support.UnfoundedDeed);

    [Fact]
    public void Fact_AboutSomethingOfTheCallers_IsNoDeed() =>
        GroundingPolicy.Judge("Your order for the tent is on its way.", ["The order for the tent is on its way."], "where is my order").ShouldBe(Support.Supported);
}
