using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Parley.Dialogue.LanguageModels.Circuits;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.LanguageModels;

namespace Parley.Dialogue.Tests.LanguageModels;

public sealed class CircuitTests
{
    private static readonly TimeSpan Break = new ModelsOptions().BreakDuration;
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Model_FailingTwice_IsNotAskedUntilTheBreakIsOver()
    {
        var model = new ScriptedChat();
        await using var bench = new ModelBench(("a", model));

        await Should.ThrowAsync<NoModelException>(() => bench.AskAsync());
        await Should.ThrowAsync<NoModelException>(() => bench.AskAsync());
        bench.Models.For(bench.Scope).ShouldBeNull();
        model.Requests.Count.ShouldBe(2);

        bench.Clock.Advance(Break);
        await Should.ThrowAsync<NoModelException>(() => bench.AskAsync());
        model.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Model_Resting_IsTriedByAProbeAndNotByACaller()
    {
        var model = new ScriptedChat([new IOException()], [new IOException()], ["Hi"], ["Back."]);
        await using var bench = new ModelBench(("a", model));
        var probes = bench.Get<IEnumerable<IHostedService>>().OfType<ModelProbes>().Single();
        await probes.StartAsync(TestContext.Current.CancellationToken);
        await bench.Clock.TimerAsync(ProbeInterval);
        await Should.ThrowAsync<NoModelException>(() => bench.AskAsync());
        await Should.ThrowAsync<NoModelException>(() => bench.AskAsync());

        bench.Clock.Advance(Break - TimeSpan.FromMilliseconds(1));
        bench.Models.For(bench.Scope).ShouldBeNull("calls wait for the probe");
        // The next look finds the break over, however long the one before took; nothing after it waits for time.
        bench.Clock.Advance(ProbeInterval);
        await ClosedAsync(bench);

        model.Requests[2].Options!.MaxOutputTokens.ShouldBe(16);
        (await bench.AskAsync()).ShouldBe("Back.");
        await probes.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Model_OutrunTwice_Rests()
    {
        var silent = new ScriptedChat([ScriptedChat.Hang], [ScriptedChat.Hang]);
        await using var bench = new ModelBench(("a", silent), ("b", new ScriptedChat(["1"], ["2"], ["3"])));
        await OutrunAsync(bench, silent);
        await OutrunAsync(bench, silent);

        (await bench.AskAsync()).ShouldBe("3");
        silent.Requests.Count.ShouldBe(2);
    }

    /// <summary>Giving an attempt up is no success that would outweigh the silence it was given up for.</summary>
    [Fact]
    public async Task Model_OutrunTwiceAfterAnAnswer_Rests()
    {
        var silent = new ScriptedChat(["0"], [ScriptedChat.Hang], [ScriptedChat.Hang]);
        await using var bench = new ModelBench(("a", silent), ("b", new ScriptedChat(["1"], ["2"], ["3"])));
        (await bench.AskAsync()).ShouldBe("0");
        await silent.NextAskedAsync();
        await bench.Clock.TimerAsync(ModelTiming.Live.Hedge);
        await OutrunAsync(bench, silent);
        await OutrunAsync(bench, silent);

        (await bench.AskAsync()).ShouldBe("3");
        silent.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Caller_LosingInterestInTheFirstTryAfterTheBreak_LeavesTheModelToBeTried()
    {
        var model = new ScriptedChat([new IOException()], [new IOException()], [ScriptedChat.Hang], [new IOException()]);
        await using var bench = new ModelBench(("a", model));
        await Should.ThrowAsync<NoModelException>(() => bench.AskAsync());
        await Should.ThrowAsync<NoModelException>(() => bench.AskAsync());
        bench.Clock.Advance(Break);
        using var stop = new CancellationTokenSource();
        var answer = bench.Models.For(bench.Scope)!.GetResponseAsync("Hi", cancellationToken: stop.Token);
        await model.Hanging.Task;
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => answer);

        bench.Registry.Find("a")!.Circuit.IsClosed.ShouldBeFalse("nobody has heard it answer");
        await Should.ThrowAsync<NoModelException>(() => bench.AskAsync());
        bench.Models.For(bench.Scope).ShouldBeNull("the first try failed");
    }

    private static async Task OutrunAsync(ModelBench bench, ScriptedChat silent)
    {
        var answer = bench.AskAsync();
        await silent.NextAskedAsync();
        await bench.Clock.TimerAsync(ModelTiming.Live.Hedge);
        bench.Clock.Advance(ModelTiming.Live.Hedge);
        await answer;
    }

    private static async Task ClosedAsync(ModelBench bench)
    {
        while (!bench.Registry.Find("a")!.Circuit.IsClosed)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
