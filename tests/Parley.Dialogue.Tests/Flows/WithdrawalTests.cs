using Parley.Flows;
using Parley.Flows.Engine;
using Parley.Handoff;
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

    /// <summary>A rule outside of the flows called for how the call went: the flow stands where it was, and "never mind" alone is about the flow.</summary>
    [Theory]
    [InlineData("I don't need a person")]
    [InlineData("no need to call me")]
    public async Task CalledByARule_TakenBackInSoManyWords_TheFlowAsksOn(string said)
    {
        var call = await AtNameAsync();
        await call.Handoffs.RaiseAsync(ByRule(), TestContext.Current.CancellationToken);
        call.Called = new CalledPerson("handoff_1", HandoffReason.Anger, 2);

        (await call.SayAsync(said)).ShouldBe($"{FlowPhrases.Withdrawn} What is your name?");
        call.Handoffs.Withdrawn.ShouldBe(["handoff_1"]);
        (await call.SayAsync("ada")).ShouldContain("A table for <2>");
    }

    [Fact]
    public async Task CalledByARule_NeverMindMidFlow_IsAboutTheFlow()
    {
        var call = await AtNameAsync();
        call.Called = new CalledPerson("handoff_1", HandoffReason.Anger, 1);

        (await call.SayAsync("actually never mind")).ShouldStartWith("Do you want to stop");

        call.Handoffs.Withdrawn.ShouldBeEmpty();
    }

    [Fact]
    public async Task CalledByARuleInTheSameTurn_IsWhoTheCallerAskedFor()
    {
        var call = await AtNameAsync();
        call.Called = new CalledPerson("handoff_1", HandoffReason.Anger, 0);

        (await call.SayAsync("a person please")).ShouldBe("", "the rule has told what happens next");

        call.Handoffs.Records.ShouldBeEmpty("one turn calls one person");
        (call.State.Stack, call.State.HandedOver, call.State.OpenHandoff!.Id).ShouldBe(([], true, "handoff_1"));
    }

    /// <summary>Whoever spoke of an emergency before is not told that nobody needs to call.</summary>
    [Fact]
    public async Task AfterAMatterThatStaysAPersons_NothingIsTakenBack()
    {
        var call = await HandedOverAsync();
        call.KeepsPerson = true;

        (await call.SayAsync("actually never mind")).ShouldBe($"{FlowPhrases.Stands} {FlowPhrases.HowCanIHelp}");

        call.Handoffs.Withdrawn.ShouldBeEmpty();
    }

    [Fact]
    public async Task TakenBackForATask_BeginsIt()
    {
        var call = new RuntimeCall();
        call.Understanding.On("a person please", null, CallerActs.Person).On("no need for a call, a table for two on friday", "book", CallerActs.None, ("day", "2026-11-27"), ("guests", "2"));
        await call.SayAsync("a person please");

        (await call.SayAsync("no need for a call, a table for two on friday")).ShouldStartWith($"{FlowPhrases.Withdrawn} ");

        call.Handoffs.Withdrawn.ShouldBe(["handoff_1"]);
        call.State.Top!.Flow.ShouldBe("book");
        call.State.Top.Slots["guests"].Value.ShouldBe("2");
    }

    private static HandoffRecord ByRule() =>
        new(Clinic.Call, "ann", "web", "Clinic", HandoffReason.Anger, "The caller is upset.", "", new Dictionary<string, SlotValue>(), [], "", HandoffUrgency.Soon, FlowCall.Now);

    private static async Task<RuntimeCall> AtNameAsync()
    {
        var call = new RuntimeCall();
        call.Understanding.On("a person please", null, CallerActs.Person).On("actually never mind", null, CallerActs.Cancel);
        await call.SayAsync("a table for two on friday");
        (await call.SayAsync("six")).ShouldBe("What is your name?");
        return call;
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
