using Microsoft.Extensions.AI;
using Parley.Records;
using Parley.Tools;

namespace Parley.Dialogue.Tests.LanguageModels;

public sealed class ToolCallingTests
{
    private readonly ScriptedGateway _gateway = new();

    [Fact]
    public async Task Model_CallingATool_GoesOnFromItsResult()
    {
        var model = new ScriptedChat(["Let me look. ", Call("lookup")], ["Nine is free."]);
        await using var bench = new ModelBench(_gateway, ("a", model));

        (await bench.Replies.ReadAsync(bench.Request())).Text().ShouldBe("Let me look. Nine is free.");

        var call = _gateway.Calls.ShouldHaveSingleItem();
        (call.Tool, call.Arguments.ToJsonString(), call.IsSpeculative, call.Sources.Count).ShouldBe(("lookup", """{"day":"monday"}""", false, 0));
        var second = model.Requests[1].Messages;
        second[^2].Contents.OfType<FunctionCallContent>().ShouldHaveSingleItem();
        second[^1].Role.ShouldBe(ChatRole.Tool);
        second[^1].Contents.OfType<FunctionResultContent>().Single().Result!.ToString()!.ShouldContain("nine o");
        model.Requests[0].Options!.Tools!.Select(t => t.Name).ShouldBe(["book", "lookup"]);
    }

    [Fact]
    public async Task WordsBeforeACall_EndBeforeWhatFollows()
    {
        await using var bench = new ModelBench(_gateway, ("a", new ScriptedChat(["Let me look.", Call("lookup")], ["Nine is free."])));

        (await bench.Replies.ReadAsync(bench.Request())).Text().ShouldBe("Let me look. Nine is free.");
    }

    [Fact]
    public async Task SlowTool_IsCoveredByAFiller()
    {
        var gateway = new ScriptedGateway { IsSlow = true };
        await using var bench = new ModelBench(gateway, ("a", new ScriptedChat([Call("book")], ["Done."])));
        await using var parts = bench.Replies.ReplyAsync(bench.Request(), TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var first = parts.MoveNextAsync().AsTask();
        await bench.Clock.TimerAsync(TimeSpan.FromSeconds(0.8));
        bench.Clock.Advance(TimeSpan.FromSeconds(0.8));

        (await first).ShouldBeTrue();
        parts.Current.ShouldBe(new ReplyPart.Text("I am writing that down. ") { IsAuthored = true });
        gateway.LetGo.SetResult();
        (await parts.MoveNextAsync()).ShouldBeTrue();
        parts.Current.ShouldBeOfType<ReplyPart.Noted>().Fact.ShouldBeOfType<CallEvent.ToolFinished>().Outcome.ShouldBe("succeeded");
        (await parts.MoveNextAsync()).ShouldBeTrue();
        parts.Current.ShouldBeOfType<ReplyPart.Evidence>("what the answer may rest on");
        (await parts.MoveNextAsync()).ShouldBeTrue();
        parts.Current.ShouldBe(new ReplyPart.Text("Done."));
    }

    [Fact]
    public async Task Interruption_DuringATool_KeepsItsResultForTheNextTurn()
    {
        var gateway = new ScriptedGateway { IsSlow = true };
        var model = new ScriptedChat([Call("book")], ["You are booked."]);
        await using var bench = new ModelBench(gateway, ("a", model));
        using var stop = new CancellationTokenSource();
        var reply = bench.Replies.ReplyAsync(bench.Request(), stop.Token).ToListAsync(TestContext.Current.CancellationToken).AsTask();
        await gateway.Asked.Task;
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reply);

        gateway.LetGo.SetResult();
        while (bench.History.Of(bench.Request().Call).Count == 0)
            await Task.Yield();

        bench.History.Of(bench.Request().Call)[0].Outcome.ShouldBeOfType<ToolOutcome.Succeeded>();
        await bench.Replies.ReadAsync(bench.Request("am i booked now"));
        model.Requests[1].Messages[^1].Text.ShouldContain("""book {"day":"monday"} gave""");
    }

    [Fact]
    public async Task SameCall_OfTheSameTurnAnsweredAgain_IsTheSameStep()
    {
        await using var bench = new ModelBench(_gateway, ("a", new ScriptedChat([Call("book")], ["Done."], [Call("book")], ["Done."])));
        await bench.Replies.ReadAsync(bench.Request());
        await bench.Replies.ReadAsync(bench.Request());
        _gateway.Calls.Select(c => c.Step).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task UnknownTool_IsToldOnceAndThenGivenUp()
    {
        var model = new ScriptedChat([Call("lokup")], [Call("lokup")]);
        await using var bench = new ModelBench(_gateway, ("a", model));

        (await bench.Replies.ReadAsync(bench.Request())).Text().ShouldContain("I", Case.Sensitive);

        model.Requests.Count.ShouldBe(2);
        model.Requests[1].Messages[^1].Contents.OfType<FunctionResultContent>().Single().Result!.ToString()!.ShouldContain("malformed_call");
        _gateway.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rounds_AreBounded()
    {
        var model = new ScriptedChat([.. Enumerable.Range(0, 10).Select(i => (object[])[$"Round {i}. ", Call("lookup")])]);
        await using var bench = new ModelBench(_gateway, ("a", model));

        await bench.Replies.ReadAsync(bench.Request());

        model.Requests.Count.ShouldBe(5);
        model.Requests[4].Options!.ToolMode.ShouldBe(ChatToolMode.None);
    }

    [Fact]
    public async Task Model_BreakingOff_IsFollowedByTheNextFromThereOn()
    {
        var b = new ScriptedChat(["Bring your card."]);
        await using var bench = new ModelBench(("a", new ScriptedChat(["We open at nine. Bring yo", new IOException()])), ("b", b));

        (await bench.Replies.ReadAsync(bench.Request())).Text().ShouldBe("We open at nine. Bring your card.");

        b.Requests[0].Messages[^2].Text.ShouldBe("We open at nine.");
        b.Requests[0].Messages[^1].Text.ShouldContain("Go on");
    }

    private static FunctionCallContent Call(string name) => new($"call_{Guid.CreateVersion7():N}", name, new Dictionary<string, object?> { ["day"] = "monday" });
}
