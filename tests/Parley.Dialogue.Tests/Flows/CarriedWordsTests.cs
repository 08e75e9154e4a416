using Parley.Flows.Engine;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>
/// The caller talks into the first word of an answer: the words it answers come again before the caller's next ones. A yes among them was said to
/// something else than what is asked now.
/// </summary>
public sealed class CarriedWordsTests
{
    [Fact]
    public async Task Yes_ToAReadingBack_ConfirmsNothingAfterIt()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        await CutShortAsync(call, "yes");
        call.Understanding.On("yes come again", acts: Parley.Understanding.CallerActs.Affirm);

        (await SayAsync(call, "yes come again", carried: "yes")).ShouldContain("Booked under number A7.", Case.Sensitive, "what was hardly heard is told");

        call.Understanding.Requests[^1].Text.ShouldBe("come again");
        call.Tools.Calls.Count(made => made.Tool == "make_booking").ShouldBe(1);
    }

    [Fact]
    public async Task Words_BeforeAReadingBack_AreNoAnswerToIt()
    {
        var call = new RuntimeCall();
        await call.SayAsync("a table for two on friday");
        await call.SayAsync("six");
        await CutShortAsync(call, "ada");
        call.Understanding.On("ada come again", acts: Parley.Understanding.CallerActs.Affirm);

        (await SayAsync(call, "ada come again", carried: "ada")).ShouldContain("Right?");

        call.State.Wait.ShouldBe(new FlowWait.Confirmation());
        call.Tools.Calls.ShouldNotContain(made => made.Tool == "make_booking");
    }

    /// <summary>A number that was taken for whole too soon is one number with the rest of it.</summary>
    [Fact]
    public async Task Words_WhereAValueIsAsked_AreReadAsOneWithTheRest()
    {
        var call = new RuntimeCall();
        await CutShortAsync(call, "a table for two on friday");

        await SayAsync(call, "a table for two on friday at six", carried: "a table for two on friday");

        call.Understanding.Requests[^1].Text.ShouldBe("a table for two on friday at six");
    }

    private static async Task CutShortAsync(RuntimeCall call, string text)
    {
        await call.Parts(text, call.Turn + 1, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        call.HeardOnly(text, "Boo");
    }

    private static async Task<string> SayAsync(RuntimeCall call, string text, string carried) =>
        (await call.Parts(text, call.Turn + 1, TestContext.Current.CancellationToken, carried: carried).ToListAsync(TestContext.Current.CancellationToken)).Text();
}
