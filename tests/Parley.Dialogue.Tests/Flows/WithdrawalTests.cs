using Parley.Flows.Engine;
using Parley.Records;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>A person was called, and the caller would rather go on.</summary>
public sealed class WithdrawalTests
{
    [Theory]
    [InlineData("actually never mind")]
    [InlineData("let's go on here")]
    [InlineData("I don't need a person after all")]
    [InlineData("I can do it myself")]
    public async Task TakenBack_TheFlowGoesOnWhereItStood(string said)
    {
        var call = await HandedOverAsync();

        (await call.SayAsync(said)).ShouldBe($"{FlowPhrases.Withdrawn} Let us go on. What is your name?", "nobody begins two sentences in a row alike");

        call.Handoffs.Withdrawn.ShouldBe(["handoff_1"]);
        (call.State.OpenHandoff, call.State.HandedOver).ShouldBe((null, false));
        (await call.SayAsync("ada")).ShouldContain("A table for <2>");
    }

    [Fact]
    public async Task TakenBack_IsInTheRecordOfTheCall()
    {
        var call = await HandedOverAsync();

        var parts = new List<ReplyPart>();
        await foreach (var part in call.Parts("actually never mind", call.Turn + 1, TestContext.Current.CancellationToken))
            parts.Add(part);

        parts.OfType<ReplyPart.Noted>().Select(p => p.Fact).ShouldContain(new CallEvent.HandoffWithdrawn(TimeSpan.Zero, "handoff_1"));
    }

    [Fact]
    public async Task SeenToAlready_IsSaidSo_AndTheFlowGoesOn()
    {
        var call = await HandedOverAsync();
        call.Handoffs.AreClaimed = true;

        (await call.SayAsync("actually never mind")).ShouldBe($"{FlowPhrases.NotWithdrawn} {FlowPhrases.GoingOn} What is your name?");

        call.Handoffs.Withdrawn.ShouldBeEmpty();
        call.State.HandedOver.ShouldBeTrue();
    }

    [Fact]
    public async Task CrashWhileTakingBack_EndsIt()
    {
        var call = await HandedOverAsync();
        using var over = new CancellationTokenSource();
        await foreach (var part in call.Parts("actually never mind", call.Turn + 1, over.Token))
            if (part is ReplyPart.Noted)
                break;
        call.HeardOnly("actually never mind", "");
        call.Crash();

        (await call.SayAsync("hello?")).ShouldContain("What is your name?");

        call.State.OpenHandoff.ShouldBeNull();
    }

    [Fact]
    public async Task AnotherTask_BeginsAndLeavesTheHandoffOpen()
    {
        var call = await HandedOverAsync();

        (await call.SayAsync("a table for two on friday")).ShouldContain("Which one?");

        call.Handoffs.Withdrawn.ShouldBeEmpty();
    }

    [Fact]
    public async Task Thanks_TakesNothingBack()
    {
        var call = await HandedOverAsync();

        (await call.SayAsync("thank you")).ShouldBe("Others speak.");

        call.Handoffs.Withdrawn.ShouldBeEmpty();
    }

    [Fact]
    public async Task Emergency_IsNotTakenBack()
    {
        var call = new RuntimeCall();
        call.Understanding.On("actually never mind", null, CallerActs.Cancel);
        await call.SayAsync("help me i am choking");

        await call.SayAsync("actually never mind");

        call.Handoffs.Withdrawn.ShouldBeEmpty();
    }

    private static async Task<RuntimeCall> HandedOverAsync()
    {
        var call = new RuntimeCall();
        call.Understanding.On("a person please", null, CallerActs.Person).On("actually never mind", null, CallerActs.Cancel).On("thank you", null, CallerActs.Thanks);
        (await call.SayAsync("a table for two on friday")).ShouldContain("Which one?");
        (await call.SayAsync("six")).ShouldBe("What is your name?");
        (await call.SayAsync("a person please")).ShouldContain("Somebody will call you back.");
        return call;
    }
}
