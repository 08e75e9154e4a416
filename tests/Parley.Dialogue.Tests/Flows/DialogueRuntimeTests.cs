using System.Text.Json.Nodes;
using Parley.Flows.Engine;
using Parley.Flows.Running;
using Parley.Handoff;
using Parley.Records;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

public sealed class DialogueRuntimeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WholeCall_BooksOnce()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        (await call.SayAsync("yes")).ShouldBe("Booked under number A7.");
        call.Tools.Effects.Select(c => c.Step).ShouldBe(["book/look/1", "book/book/1"]);
        call.Understanding.Requests[1].Slots.ShouldNotBeEmpty("the first words are read again for the flow's slots");
    }

    [Fact]
    public async Task NoFlowMeant_OthersAnswer() => (await new RuntimeCall().SayAsync("nice weather")).ShouldBe("Others speak.");

    [Fact]
    public async Task QuestionInBetween_IsAnsweredAndTheFlowResumed()
    {
        var call = new RuntimeCall();
        await call.SayAsync("a table for two on friday");
        (await call.SayAsync("how much")).ShouldBe("Others speak. I have 6 p.m. or 8:30 p.m. Which one?");
        call.Others.Insert(0, new ReplyPart.PersonOffered("unknown"));
        (await call.SayAsync("how much")).ShouldStartWith("I am sorry, I do not have that information.");
    }

    [Fact]
    public async Task WhoAnswers_IsToldWhereTheDialogueStands()
    {
        var call = new RuntimeCall();
        call.Understanding.On("do you have parking", "parking", CallerActs.Question);
        await call.SayAsync("do you have parking");
        await call.SayAsync("nice weather");
        await call.SayAsync("a table for two on friday");
        await call.SayAsync("how much");

        call.Asked.Select(asked => (asked.Node, asked.Intent)).ShouldBe([("", "parking"), ("", ""), ("book/choose", "book")]);
    }

    [Fact]
    public async Task EveryStep_IsStoredBeforeItIsHeard()
    {
        var call = new RuntimeCall();
        var texts = new List<string>();
        call.States.Saved = state => texts.Add(FlowStateJson.Read(state.State).LastSaid);
        await foreach (var part in call.Parts("a table for two on friday", 1, Cancellation))
            if (part is ReplyPart.Text text)
                texts[^1].ShouldContain(text.Value.Trim());
    }

    [Fact]
    public async Task SlowTool_IsCoveredByItsFiller()
    {
        var call = new RuntimeCall();
        var outcome = new TaskCompletionSource<ToolOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        call.Tools.On("look_up", (_, _) => outcome.Task);
        await using var parts = call.Parts("a table for two on friday", 1, Cancellation)
            .Where(part => part is not ReplyPart.Noted { Fact: CallEvent.FlowMoved }).GetAsyncEnumerator(Cancellation);

        var next = parts.MoveNextAsync().AsTask();
        await AdvanceUntilAsync(call, next, TimeSpan.FromMilliseconds(700));
        parts.Current.ShouldBe(new ReplyPart.Text("Let me look. ") { IsAuthored = true });
        next = parts.MoveNextAsync().AsTask();
        await AdvanceUntilAsync(call, next, TimeSpan.FromSeconds(3.4));
        parts.Current.ShouldBe(new ReplyPart.Text(SlowWork.Longer + " ") { IsAuthored = true });
        outcome.SetResult(new ToolOutcome.Succeeded((JsonObject)JsonNode.Parse(BookingFlow.Free)!));
        (await parts.MoveNextAsync()).ShouldBeTrue();
        parts.Current.ShouldBeOfType<ReplyPart.Noted>().Fact.ShouldBeOfType<CallEvent.ToolFinished>().Outcome.ShouldBe("succeeded");
        (await parts.MoveNextAsync()).ShouldBeTrue();
        ((ReplyPart.Text)parts.Current).Value.ShouldContain("Which one?");
    }

    [Fact]
    public async Task BargeInWhileAToolWorks_LosesNothing()
    {
        var call = new RuntimeCall();
        var outcome = new TaskCompletionSource<ToolOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        call.Tools.On("make_booking", (_, _) => outcome.Task);
        await call.ToConfirmationAsync();
        await InterruptedAsync(call, "yes");
        outcome.SetResult(new ToolOutcome.Succeeded(new JsonObject { ["id"] = "B8" }));

        (await call.SayAsync("hello?")).ShouldBe("Yes, I am here. Booked under number B8.");
        call.Tools.Effects.Count(c => c.Tool == "make_booking").ShouldBe(1);
    }

    [Fact]
    public async Task OutcomeThatWasNotHeard_IsToldAgain()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        await foreach (var part in call.Parts("yes", 4, Cancellation))
            if (part is ReplyPart.Text)
                break;
        call.Heard("yes", []);
        (await call.SayAsync("what?")).ShouldStartWith("Booked under number A7.");
        (await call.SayAsync("what?")).ShouldBe("Others speak.");
    }

    [Fact]
    public async Task EmergencyWhileAToolWorks_IsAnsweredAtOnce()
    {
        var call = new RuntimeCall();
        var outcome = new TaskCompletionSource<ToolOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        call.Tools.On("make_booking", (_, _) => outcome.Task);
        await call.ToConfirmationAsync();
        await InterruptedAsync(call, "yes");
        (await call.SayAsync("help me i am choking")).ShouldContain("9 1 1");
        call.Handoffs.Records.Single().Urgency.ShouldBe(HandoffUrgency.Immediate);
        outcome.SetResult(new ToolOutcome.Succeeded(new JsonObject { ["id"] = "B8" }));
        (await call.SayAsync("hello?")).ShouldStartWith("By the way, what you asked for earlier is done now.");
    }

    [Fact]
    public async Task TurnAgain_IsTakenAnewFromBeforeIt()
    {
        var call = new RuntimeCall();
        call.Understanding.On("a table", "book").On("a table for four", "book", CallerActs.None, ("guests", "4"));
        (await call.SayAsync("a table", 1)).ShouldBe("Which day?");
        (await call.SayAsync("a table for four", 1)).ShouldBe("Which day?");
        call.State.Top!.Slots["guests"].Value.ShouldBe("4");
        call.State.Stack.Count.ShouldBe(1);
    }

    [Fact]
    public async Task TurnAgainAfterAnEffect_TakesOnlyTheRest()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        (await call.SayAsync("yes", 4)).ShouldBe("Booked under number A7.");
        (await call.SayAsync("yes how much", 4)).ShouldBe("Others speak.");
        (await call.SayAsync("yes", 4)).ShouldBe("Others speak.", "as it was said last turn");
        call.Tools.Effects.Count(c => c.Tool == "make_booking").ShouldBe(1);
    }

    [Fact]
    public async Task CrashWithAToolPending_CallsTheSameStepAgain()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        call.Tools.On("make_booking", (_, _) => new TaskCompletionSource<ToolOutcome>().Task);
        await InterruptedAsync(call, "yes");
        call.Crash();
        call.Tools.On("make_booking", _ => new ToolOutcome.Succeeded(new JsonObject { ["id"] = "A7" }));
        (await call.SayAsync("hello?")).ShouldBe("Yes, I am here. Booked under number A7.");
        call.Tools.Calls.Where(c => c.Tool == "make_booking").Select(c => c.Step).Distinct().ShouldBe(["book/book/1"]);
    }

    [Fact]
    public async Task SpeculativeTurn_LeavesNoTrace()
    {
        var call = new RuntimeCall();
        await call.SayAsync("nice weather");
        var saves = call.States.Saves;
        (await SpeculateAsync(call, "a table for two on friday")).ShouldBeEmpty();
        (await SpeculateAsync(call, "nice weather")).ShouldNotBeEmpty();
        call.States.Saves.ShouldBe(saves);
        call.Tools.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task HandOff_TellsWhatIsKnown()
    {
        var call = new RuntimeCall();
        call.Understanding.On("a person please", null, CallerActs.Person);
        await call.ToConfirmationAsync();
        (await call.SayAsync("a person please")).ShouldBe("Somebody will call you back.");
        var record = call.Handoffs.Records.Single();
        record.Reason.ShouldBe(HandoffReason.AskedForPerson);
        record.Summary.ShouldStartWith("The caller wanted to book a table.");
        record.Slots["name"].Value.ShouldBe("Ada");
        record.LastTurns[^1].Text.ShouldBe("a person please");
    }

    private static async Task<List<ReplyPart>> SpeculateAsync(RuntimeCall call, string text)
    {
        var parts = new List<ReplyPart>();
        await foreach (var part in call.Parts(text, call.Turn + 1, Cancellation, isSpeculative: true))
            parts.Add(part);
        return parts;
    }

    /// <summary>The caller speaks as soon as the tool is at work, and hears nothing more of this turn.</summary>
    private static async Task InterruptedAsync(RuntimeCall call, string text)
    {
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var parts = call.Parts(text, call.Turn + 1, listening.Token).GetAsyncEnumerator(listening.Token);
        var next = parts.MoveNextAsync().AsTask();
        await AdvanceUntilAsync(call, next, TimeSpan.FromMilliseconds(700));
        next = parts.MoveNextAsync().AsTask();
        await listening.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(next);
        call.Heard(text, []);
    }

    /// <summary>Moves the clock on until the task is done: timers are set by code that runs on its own.</summary>
    private static async Task AdvanceUntilAsync(RuntimeCall call, Task task, TimeSpan step)
    {
        for (var i = 0; !task.IsCompleted; i++)
        {
            await Task.Yield();
            if (i % 100 == 99)
                call.Clock.Advance(step);
        }

        await task;
    }
}
