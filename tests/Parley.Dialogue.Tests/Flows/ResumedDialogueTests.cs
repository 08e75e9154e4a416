using System.Text.Json.Nodes;
using Parley.Flows;
using Parley.Tools;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>The process died in the middle of a call, and its caller is back in a new one.</summary>
public sealed class ResumedDialogueTests
{
    [Fact]
    public async Task AQuestionWasOpen_IsAskedAgain()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        call.Crash();

        var parts = await call.ResumeAsync();
        Text(parts).ShouldStartWith("I am sorry, we were cut off.");
        Text(parts).ShouldContain("Right?");
        parts.OfType<ReplyPart.Expects>().ShouldHaveSingleItem().Slot.ShouldBe(SlotType.YesNo);
        (await call.SayAsync("yes", call.Turn + 1)).ShouldBe("Booked under number A7.");
        call.Tools.Effects.Count(effect => effect.Step == "book/book/1").ShouldBe(1);
    }

    [Fact]
    public async Task AToolWasAtWork_IsAskedUnderTheSameStepAndItsOutcomeTold()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        call.Tools.On("make_booking", (_, _) =>
        {
            called.SetResult();
            return new TaskCompletionSource<ToolOutcome>().Task;
        });
        using var died = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var dying = call.Parts("yes", call.Turn + 1, died.Token).ToListAsync(died.Token).AsTask();
        await called.Task.WaitAsync(TestContext.Current.CancellationToken);
        call.Crash();
        call.Tools.On("make_booking", _ => new ToolOutcome.Succeeded(new JsonObject { ["id"] = "A7" }));

        Text(await call.ResumeAsync()).ShouldBe("I am sorry, we were cut off. Booked under number A7.");

        call.Tools.Effects.Select(effect => effect.Step).Distinct().ShouldBe(["book/look/1", "book/book/1"]);
        await died.CancelAsync();
        await dying.ShouldThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task AnOutcomeWasNotHeard_IsTold()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        await foreach (var _ in call.Parts("yes", call.Turn + 1, TestContext.Current.CancellationToken))
        {
            // Stored and spoken, but the line was dead.
        }

        call.Crash();
        var told = Text(await call.ResumeAsync());
        told.ShouldStartWith("I am sorry, we were cut off. Booked under number A7.");
        call.Tools.Effects.Count.ShouldBe(2);
    }

    [Fact]
    public async Task NothingWasGoingOn_TheCallerIsAskedWhatToDo()
    {
        var call = new RuntimeCall();
        Text(await call.ResumeAsync()).ShouldBe("I am sorry, we were cut off. How can I help you?");
    }

    private static string Text(IEnumerable<ReplyPart> parts) => string.Concat(parts.OfType<ReplyPart.Text>().Select(text => text.Value)).Trim();
}
