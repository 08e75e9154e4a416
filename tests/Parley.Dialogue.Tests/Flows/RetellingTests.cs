using System.Text.Json.Nodes;
using Parley.Flows.Engine;
using Parley.Tools;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>What came of an effect is told until it was heard, however often the caller talks into it.</summary>
public sealed class RetellingTests
{
    [Fact]
    public async Task Outcome_CutShortAgainAndAgain_IsToldUntilItIsHeard()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        await CutShortAsync(call, "yes", "Booked");
        for (var i = 0; i < 3; i++)
            (await CutShortAsync(call, "what?", "Booked under")).ShouldStartWith("Booked under number A7.");

        (await call.SayAsync("what?")).ShouldStartWith("Booked under number A7.");
        (await call.SayAsync("what?")).ShouldBe("Others speak.");
    }

    [Fact]
    public async Task Outcome_OfWorkAnEarlierTurnLeft_CutShort_IsToldAgain()
    {
        var call = new RuntimeCall();
        var outcome = await LeaveAtWorkAsync(call);
        outcome.SetResult(new ToolOutcome.Succeeded(new JsonObject { ["id"] = "B8" }));

        (await CutShortAsync(call, "hello?", "Yes, I am here. Boo")).ShouldStartWith("Yes, I am here. Booked under number B8.");
        (await call.SayAsync("hello?")).ShouldStartWith("Yes, I am here. Booked under number B8.");
        (await call.SayAsync("hello?")).ShouldBe("Yes, I am here. Is there anything else I can help you with?");
    }

    [Fact]
    public async Task LateOutcome_CutShort_IsToldAgain()
    {
        var call = new RuntimeCall();
        var outcome = await LeaveAtWorkAsync(call);
        await call.SayAsync("help me i am choking");
        outcome.SetResult(new ToolOutcome.Succeeded(new JsonObject { ["id"] = "B8" }));

        (await CutShortAsync(call, "hello?", "Yes, I am here. By")).ShouldContain("By the way, what you asked for earlier is done now.");
        (await call.SayAsync("hello?")).ShouldStartWith("Yes, I am here. By the way, what you asked for earlier is done now.");
        (await call.SayAsync("hello?")).ShouldNotContain("By the way");
    }

    [Fact]
    public async Task FirstOutcome_NotHeardBeforeASecond_IsToldWithIt()
    {
        var call = new RuntimeCall();
        var numbers = new Queue<string>(["A7", "B8"]);
        call.Tools.On("make_booking", _ => new ToolOutcome.Succeeded(new JsonObject { ["id"] = numbers.Dequeue() }));
        await call.ToConfirmationAsync();
        foreach (var text in (string[])["yes", "a table for two on friday", "six", "ada", "yes"])
            await CutShortAsync(call, text, "Booked");

        (await CutShortAsync(call, "what?", "Booked under number A7. Booked")).ShouldStartWith("Booked under number A7. Booked under number B8.");
        (await call.SayAsync("what?")).ShouldStartWith("Booked under number A7. Booked under number B8.");
        (await call.SayAsync("what?")).ShouldBe("Others speak.");
    }

    [Fact]
    public async Task Doubt_CutShort_IsToldAgainWithWhatHappensNext_AndNothingOnTop()
    {
        var call = new RuntimeCall();
        call.Tools.On("make_booking", _ => new ToolOutcome.Failed("timeout", "", MayHaveHappened: true));
        await call.ToConfirmationAsync();
        var told = await CutShortAsync(call, "yes", "I am");
        told.ShouldStartWith(FlowPhrases.Uncertain);

        (await CutShortAsync(call, "come again", "I am")).Trim().ShouldBe(told.Trim());
        (await call.SayAsync("come again")).ShouldBe(told.Trim());
        (await call.SayAsync("what?")).ShouldBe("Others speak.");
    }

    [Fact]
    public async Task Outcome_HeardInOtherWords_IsNotToldForEver()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        await CutShortAsync(call, "yes", "Booked");
        (await CutShortAsync(call, "what?", "Booked")).ShouldStartWith("Booked");
        call.Heard("what?", [new ReplyPart.Text("Booked under number [number]. Others speak.")]);

        (await call.SayAsync("what?")).ShouldBe("Others speak.");
    }

    /// <returns>What was to be said.</returns>
    private static async Task<string> CutShortAsync(RuntimeCall call, string text, string heard)
    {
        var parts = await call.Parts(text, call.Turn + 1, TestContext.Current.CancellationToken).OfType<ReplyPart.Text>().ToListAsync(TestContext.Current.CancellationToken);
        call.HeardOnly(text, heard);
        return string.Concat(parts.Select(part => part.Value));
    }

    /// <summary>The caller confirms and stops listening while the tool works.</summary>
    private static async Task<TaskCompletionSource<ToolOutcome>> LeaveAtWorkAsync(RuntimeCall call)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var outcome = new TaskCompletionSource<ToolOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        call.Tools.On("make_booking", (_, _) =>
        {
            asked.TrySetResult();
            return outcome.Task;
        });
        await call.ToConfirmationAsync();
        var turn = call.Parts("yes", call.Turn + 1, over.Token).ToListAsync(over.Token).AsTask();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await over.CancelAsync();
        await turn.ShouldThrowAsync<OperationCanceledException>();
        call.HeardOnly("yes", "");
        return outcome;
    }
}
