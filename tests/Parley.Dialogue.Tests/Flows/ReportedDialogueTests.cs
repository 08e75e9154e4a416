using Parley.Flows;
using Parley.Records;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>What a turn tells those around the dialogue beside its words: where the flows stand, and what the caller is asked for.</summary>
public sealed class ReportedDialogueTests
{
    [Fact]
    public async Task Booking_TellsEveryPlaceItStandsAt()
    {
        var call = new RuntimeCall();
        (await MovesAsync(call, "a table for two on friday")).ShouldBe(["book/details", "book/look", "book/choose"]);
        (await MovesAsync(call, "six")).ShouldBe(["book/who"]);
        (await MovesAsync(call, "how much")).ShouldBe([]);
        (await MovesAsync(call, "ada")).ShouldBe(["book/sure"]);
        (await MovesAsync(call, "yes")).ShouldBe(["book/book", "book/"]);
        (await MovesAsync(call, "nice weather")).ShouldBe([]);
    }

    [Fact]
    public async Task Booking_TellsWhatItAsksFor()
    {
        var call = new RuntimeCall();
        (await AskedAsync(call, "a table for two on friday")).ShouldBe(SlotType.Choice);
        (await AskedAsync(call, "")).ShouldBe(SlotType.Choice);
        (await AskedAsync(call, "six")).ShouldBe(SlotType.Name);
        (await AskedAsync(call, "ada")).ShouldBe(SlotType.YesNo);
        (await AskedAsync(call, "yes")).ShouldBeNull();
    }

    [Fact]
    public async Task Silence_CountsAsNoTurn()
    {
        var call = new RuntimeCall();
        await call.SayAsync("a table for two on friday");
        (await call.SayAsync("", turn: 0)).ShouldStartWith("Are you still there?");
        call.State.Turn.ShouldBe(1);
        (await call.SayAsync("six", turn: 2)).ShouldBe("What is your name?");
    }

    private static async Task<List<string>> MovesAsync(RuntimeCall call, string text) =>
        [.. (await PartsAsync(call, text)).OfType<ReplyPart.Noted>().Select(noted => noted.Fact).OfType<CallEvent.FlowMoved>().Select(moved => $"{moved.Flow}/{moved.Node}")];

    private static async Task<SlotType?> AskedAsync(RuntimeCall call, string text) =>
        (await PartsAsync(call, text)).OfType<ReplyPart.Expects>().SingleOrDefault()?.Slot;

    private static async Task<List<ReplyPart>> PartsAsync(RuntimeCall call, string text)
    {
        var parts = new List<ReplyPart>();
        await foreach (var part in call.Parts(text, call.Turn + 1, TestContext.Current.CancellationToken))
            parts.Add(part);
        call.Heard(text, parts);
        return parts;
    }
}
