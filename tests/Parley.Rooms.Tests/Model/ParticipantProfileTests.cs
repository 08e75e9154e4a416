namespace Parley.Rooms.Tests;

public sealed class ParticipantProfileTests
{
    [Fact]
    public async Task TryUpdate_WithAnEmptyAttribute_RemovesIt()
    {
        var ana = await new TestRoom().EnterAsync("ana");

        ParticipantProfile.TryUpdate(ana, "Ana", "", Pairs(("a", "1"), ("b", "2"))).ShouldBeTrue();
        ParticipantProfile.TryUpdate(ana, "", "m", Pairs(("a", ""))).ShouldBeTrue();

        ana.Name.ShouldBe("Ana");
        ana.Metadata.ShouldBe("m");
        ana.Attributes.ShouldBe(Pairs(("b", "2")));
    }

    [Fact]
    public async Task TryUpdate_BeyondALimit_ChangesNothing()
    {
        var ana = await new TestRoom().EnterAsync("ana");

        ParticipantProfile.TryUpdate(ana, "Ana", "", Pairs(("a", new string('x', 70_000)))).ShouldBeFalse();

        ana.Name.ShouldBe("");
        ana.Attributes.ShouldBeEmpty();
    }

    private static Dictionary<string, string> Pairs(params (string Key, string Value)[] pairs) => pairs.ToDictionary(pair => pair.Key, pair => pair.Value);
}
