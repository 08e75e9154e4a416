namespace Parley.Dialogue.Tests.Flows;

/// <summary>Telephone numbers that callers of the sample clinic say in several turns.</summary>
public sealed class BegunNumbersTests
{
    [Theory]
    [InlineData("217", "555", "0142")]
    [InlineData("it's two one seven", "five five five", "oh one four two")]
    [InlineData("217 555", "01 42")]
    [InlineData("area code two one seven", "then 555 0142")]
    [InlineData("217", "217 555 0142")]
    [InlineData("217 555 01", "217 555 0142")]
    public void Number_InSeveralTurns_IsOneNumber(params string[] parts)
    {
        var call = ClinicCalls.AtPhone();

        foreach (var part in parts[..^1])
            call.Hear(ClinicCalls.Understanding, part).ShouldEndWith("and the rest?");
        call.Hear(ClinicCalls.Understanding, parts[^1]);

        call.State.Stack[0].Slots["phone"].Value.ShouldBe("+12175550142");
        call.State.FailuresInARow.ShouldBe(0);
    }

    [Fact]
    public void Number_ThatDoesNotGrow_IsAskedForAnew()
    {
        var call = ClinicCalls.AtPhone();

        call.Hear(ClinicCalls.Understanding, "217").ShouldBe("2 1 7, and the rest?");
        call.Hear(ClinicCalls.Understanding, "I do not want to say").ShouldNotContain("and the rest?");
        call.Hear(ClinicCalls.Understanding, "555 0142").ShouldNotContain("2 1 7");
    }
}
