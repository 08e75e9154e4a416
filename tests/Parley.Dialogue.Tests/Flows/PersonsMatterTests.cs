using Parley.Understanding;
using Parley.Understanding.Acts;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>A person was called for what the caller said: of the sentence a flow takes a plain yes and nothing else.</summary>
public sealed class PersonsMatterTests
{
    private const string Yes = "yes and i was charged twice last time";

    [Fact]
    public async Task Yes_IsTakenByTheFlowThatAskedForIt()
    {
        var call = Call(CallerActs.Affirm);
        await call.ToConfirmationAsync();
        (await TakeAsync(call, Yes)).ShouldBe("Booked under number A7.");
        call.Tools.Effects.Select(effect => effect.Step).ShouldBe(["book/look/1", "book/book/1"]);
        await TakeAsync(call, Yes, call.Turn);
        call.Tools.Effects.Count.ShouldBe(2, "the same turn again does nothing twice");
    }

    [Theory]
    [InlineData(CallerActs.Deny)]
    [InlineData(CallerActs.Affirm | CallerActs.Correct)]
    [InlineData(CallerActs.Wait)]
    public async Task AnythingElse_LeavesTheQuestionOpen(CallerActs acts)
    {
        var call = Call(acts);
        await call.ToConfirmationAsync();
        (await TakeAsync(call, Yes)).ShouldBeEmpty();
        call.Tools.Effects.Count.ShouldBe(1);
        (await call.SayAsync("yes")).ShouldBe("Booked under number A7.");
    }

    [Fact]
    public async Task Yes_ToNothing_IsNotAnswered()
    {
        var call = Call(CallerActs.Affirm);
        (await TakeAsync(call, Yes)).ShouldBeEmpty();
        await call.SayAsync("a table for two on friday");
        (await TakeAsync(call, Yes)).ShouldBeEmpty();
        call.Tools.Effects.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("Yes, and I was charged twice.", true)]
    [InlineData("um, yes please, but your bill is wrong", true)]
    [InlineData("Okay, yes, book it. My lawyer will call.", true)]
    [InlineData("That's correct, and I want my money back.", true)]
    [InlineData("I was charged twice, but yes, book it.", true)]
    [InlineData("I have a lawyer who will take legal action.", false)]
    [InlineData("Right, I was charged twice.", false)]
    [InlineData("Fine, I will sue you.", false)]
    [InlineData("Great, charged twice again.", false)]
    [InlineData("I was charged twice, yes.", true)]
    [InlineData("Yes but no, the bill is wrong.", false)]
    [InlineData("Yes, but only if you take back the charge.", false)]
    [InlineData("Yes, wait, I was charged twice.", false)]
    [InlineData("Yesterday I was charged twice.", false)]
    public void PlainYes_IsOneThatCanBeNothingElse(string said, bool isYes) => PlainYes.IsIn(said).ShouldBe(isYes);

    private static RuntimeCall Call(CallerActs acts)
    {
        var call = new RuntimeCall();
        call.Understanding.On(Yes, null, acts);
        return call;
    }

    private static async Task<string> TakeAsync(RuntimeCall call, string text, int? turn = null)
    {
        var parts = new List<ReplyPart>();
        await foreach (var part in call.Parts(text, turn ?? call.Turn + 1, TestContext.Current.CancellationToken, isPersonsMatter: true))
            parts.Add(part);
        return call.Heard(text, parts);
    }
}
