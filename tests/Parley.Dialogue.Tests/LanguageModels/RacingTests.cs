using Microsoft.Extensions.AI;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.LanguageModels.Racing;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.LanguageModels;

namespace Parley.Dialogue.Tests.LanguageModels;

public sealed class RacingTests
{
    private static readonly TimeSpan Hedge = ModelTiming.Live.Hedge;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task FirstModel_Speaking_IsHeardAndTheOtherNotAsked()
    {
        var (a, b) = (new ScriptedChat(["Hello", " there."]), new ScriptedChat());
        await using var bench = new ModelBench(("a", a), ("b", b));

        (await bench.AskAsync()).ShouldBe("Hello there.");
        b.Requests.ShouldBeEmpty();
        bench.Usages.ShouldHaveSingleItem().Ending.ShouldBe(ModelEnding.Completed);
    }

    [Fact]
    public async Task FirstModel_Silent_IsHedgedAtTheHedgeDelayAndCancelledWhenOutrun()
    {
        var (a, b) = (new ScriptedChat([ScriptedChat.Hang]), new ScriptedChat(["From b."]));
        await using var bench = new ModelBench(("a", a), ("b", b));
        var answer = bench.AskAsync();
        await a.Hanging.Task;
        await bench.Clock.TimerAsync(Hedge);

        bench.Clock.Advance(Hedge - Tick);
        b.Requests.ShouldBeEmpty();
        bench.Clock.Advance(Tick);

        (await answer).ShouldBe("From b.");
        await a.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
        var lost = await bench.UsageOfAsync("a");
        (lost.Ending, lost.IsHedge, lost.TimeToFirstToken).ShouldBe((ModelEnding.Outrun, false, null));
        lost.InputTokens.ShouldBeGreaterThan(0, "a lost request was paid for");
        (await bench.UsageOfAsync("b")).IsHedge.ShouldBeTrue();
    }

    [Fact]
    public async Task Models_ThatAllFail_AreNamedWithWhatTheySaid()
    {
        await using var bench = new ModelBench(("a", new ScriptedChat([new HttpRequestException("busy")])), ("b", new ScriptedChat([new HttpRequestException("down")])));
        var fault = await Should.ThrowAsync<NoModelException>(bench.AskAsync());
        fault.Message.ShouldBe("None of 2 models began to answer. a: busy b: down");
    }

    [Fact]
    public async Task HedgeThatWon_IsReadToItsEnd()
    {
        var (a, b) = (new ScriptedChat([ScriptedChat.Hang]), new ScriptedChat(["From ", ScriptedChat.Hang, "b."]));
        await using var bench = new ModelBench(("a", a), ("b", b));
        var answer = bench.AskAsync();
        await a.Hanging.Task;
        await bench.Clock.TimerAsync(Hedge);
        bench.Clock.Advance(Hedge);
        await b.Hanging.Task;

        b.Release.SetResult();
        (await answer).ShouldBe("From b.");
    }

    [Fact]
    public async Task FirstModel_SpeakingAfterTheHedge_StillWins()
    {
        var (a, b) = (new ScriptedChat([ScriptedChat.Hang, "From a."]), new ScriptedChat([ScriptedChat.Hang]));
        await using var bench = new ModelBench(("a", a), ("b", b));
        var answer = bench.AskAsync();
        await a.NextAskedAsync();
        await bench.Clock.TimerAsync(Hedge);
        bench.Clock.Advance(Hedge);
        await b.Hanging.Task;

        a.Release.SetResult();

        (await answer).ShouldBe("From a.");
        await b.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
        bench.Registry.Find("b")!.Circuit.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task FirstModel_Failing_IsFollowedAtOnceInOrder()
    {
        var (a, b, c) = (new ScriptedChat([new HttpRequestException("refused")]), new ScriptedChat([new IOException()]), new ScriptedChat(["From c."]));
        await using var bench = new ModelBench(("a", a), ("b", b), ("c", c));

        (await bench.AskAsync()).ShouldBe("From c.");
        bench.Usages.Select(u => (u.Model.Name, u.Ending, u.Attempt, u.IsHedge)).ShouldBe(
            [("a", ModelEnding.Failed, 1, false), ("b", ModelEnding.Failed, 2, false), ("c", ModelEnding.Completed, 3, false)]);
    }

    [Fact]
    public async Task AllModels_Failing_TellsTheLastFault()
    {
        await using var bench = new ModelBench(("a", new ScriptedChat([new IOException()])), ("b", new ScriptedChat([new HttpRequestException("b refused")])));

        (await Should.ThrowAsync<NoModelException>(() => bench.AskAsync())).InnerException!.Message.ShouldBe("b refused");
    }

    [Fact]
    public async Task AllModels_Silent_AreGivenUpAtTheirDeadlines()
    {
        var (a, b) = (new ScriptedChat([ScriptedChat.Hang]), new ScriptedChat([ScriptedChat.Hang]));
        await using var bench = new ModelBench(("a", a), ("b", b));

        var answer = bench.AskAsync();
        await a.Hanging.Task;
        await bench.Clock.TimerAsync(Hedge);
        bench.Clock.Advance(Hedge);
        await b.Hanging.Task;
        await bench.Clock.TimerAsync(ModelTiming.Live.FirstToken);
        await bench.Clock.TimerAsync(ModelTiming.Live.FirstToken);
        bench.Clock.Advance(ModelTiming.Live.FirstToken);

        (await Should.ThrowAsync<NoModelException>(() => answer)).InnerException.ShouldBeOfType<ReplyDeadlineException>();
        await Task.WhenAll(a.Cancelled.Task, b.Cancelled.Task).WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Winner_FallingSilent_BreaksOffByItsName()
    {
        var (a, b) = (new ScriptedChat(["Half a", ScriptedChat.Hang]), new ScriptedChat(["From b."]));
        await using var bench = new ModelBench(("a", a), ("b", b));

        var answer = bench.AskAsync();
        await bench.Clock.TimerAsync(ModelTiming.Live.NextToken);
        bench.Clock.Advance(ModelTiming.Live.NextToken);

        var fault = await Should.ThrowAsync<ModelBrokenOffException>(() => answer);

        (fault.Model, fault.InnerException is ReplyDeadlineException).ShouldBe(("a", true));
        b.Requests.ShouldBeEmpty();
        bench.Usages.ShouldHaveSingleItem().Ending.ShouldBe(ModelEnding.Late);
    }

    [Fact]
    public async Task Caller_LosingInterest_CancelsEveryModelAndBlamesNone()
    {
        var (a, b) = (new ScriptedChat([ScriptedChat.Hang]), new ScriptedChat([ScriptedChat.Hang]));
        await using var bench = new ModelBench(("a", a), ("b", b));
        using var stop = new CancellationTokenSource();
        var answer = bench.Models.For(bench.Scope)!.GetStreamingResponseAsync("Hi", cancellationToken: stop.Token).ToListAsync(TestContext.Current.CancellationToken).AsTask();
        await a.NextAskedAsync();
        await bench.Clock.TimerAsync(Hedge);
        bench.Clock.Advance(Hedge);
        await b.Hanging.Task;

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => answer);
        await Task.WhenAll(a.Cancelled.Task, b.Cancelled.Task).WaitAsync(TestContext.Current.CancellationToken);
        bench.Registry.Models.ShouldAllBe(m => m.Circuit.IsClosed);
        bench.Usages.ShouldAllBe(u => u.Ending == ModelEnding.Cancelled);
    }

    /// <summary>Else slow answers, which are given up, would make the model look fast, and be hedged sooner and sooner.</summary>
    [Fact]
    public async Task Silence_ForWhichAModelWasGivenUp_CountsForItsPace()
    {
        var (a, b) = (new ScriptedChat([ScriptedChat.Hang]), new ScriptedChat(["From b."]));
        await using var bench = new ModelBench(("a", a), ("b", b));
        var pace = bench.Registry.Find("a")!.Pace;
        for (var i = 0; i < 8; i++)
            pace.Add(TimeSpan.FromMilliseconds(100));
        var answer = bench.AskAsync();
        await a.Hanging.Task;
        await bench.Clock.TimerAsync(Hedge);
        bench.Clock.Advance(Hedge);
        await answer;
        await bench.UsageOfAsync("a");

        pace.Usual.ShouldBeNull("nine are too few");
        pace.Add(Hedge);
        pace.Usual.ShouldBe(Hedge, "two of ten were that slow");
    }

    [Theory]
    [InlineData(9, 40, 500)]
    [InlineData(10, 40, 150)]
    [InlineData(10, 300, 300)]
    [InlineData(10, 900, 500)]
    public void Hedge_Learned_NeverGoesBeyondTheConfiguredDelay(int answers, int milliseconds, int hedge)
    {
        var pace = new ModelPace();
        for (var i = 0; i < answers; i++)
            pace.Add(TimeSpan.FromMilliseconds(milliseconds));
        pace.HedgeAfter(TimeSpan.FromMilliseconds(500)).ShouldBe(TimeSpan.FromMilliseconds(hedge));
    }
}
