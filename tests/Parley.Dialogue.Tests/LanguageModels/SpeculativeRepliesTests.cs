using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Parley.Calls;
using Parley.Dialogue.LanguageModels.Speculation;
using Parley.Records;

namespace Parley.Dialogue.Tests.LanguageModels;

public sealed class SpeculativeRepliesTests
{
    private readonly ScriptedGateway _gateway = new();

    [Fact]
    public async Task Final_Equivalent_TakesTheReplyBegun()
    {
        var model = new ScriptedChat(["Behind the house."]);
        await using var bench = new ModelBench(_gateway, ("a", model));
        await using var speculative = Create(bench);
        speculative.Begin(bench.Request("Where can I park"));
        speculative.Begin(bench.Request("where can i park?"));
        await model.Asked.Task;

        (await speculative.ReadAsync(bench.Request("Where can I park?"))).Text().ShouldBe("Behind the house.");
        model.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Final_WithOtherWords_DropsItAndAsksAnew()
    {
        var model = new ScriptedChat([ScriptedChat.Hang], ["Tomorrow at nine."]);
        await using var bench = new ModelBench(_gateway, ("a", model));
        await using var speculative = Create(bench);
        speculative.Begin(bench.Request("when do you open"));
        await model.Hanging.Task;

        (await speculative.ReadAsync(bench.Request("when do you open tomorrow"))).Text().ShouldBe("Tomorrow at nine.");
        await model.Cancelled.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task History_Changed_DropsIt()
    {
        var model = new ScriptedChat(["Old."], ["New."]);
        await using var bench = new ModelBench(_gateway, ("a", model));
        await using var speculative = Create(bench);
        speculative.Begin(bench.Request("where are you"));
        await model.Asked.Task;

        var final = bench.Request("where are you") with { History = [new Utterance(Speaker.Agent, "Hello.")] };
        (await speculative.ReadAsync(final)).Text().ShouldBe("New.");
    }

    [Fact]
    public async Task Tools_Changed_DropsIt()
    {
        var model = new ScriptedChat(["Old."], ["New."]);
        await using var bench = new ModelBench(_gateway, ("a", model));
        await using var speculative = Create(bench);
        speculative.Begin(bench.Request());
        await model.Asked.Task;
        _gateway.Tools.RemoveAt(1);

        (await speculative.ReadAsync(bench.Request())).Text().ShouldBe("New.");
    }

    [Fact]
    public async Task Tools_StillLookedUpWhenTheTurnIsCommitted_DropNothing()
    {
        var (first, isFirst) = (new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously), true);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var model = new ScriptedChat(["Begun."]);
        await using var bench = new ModelBench(_gateway, ("a", model));
        await using var speculative = new SpeculativeReplies(bench.Get<Parley.Dialogue.LanguageModels.ChatReplyGenerator>(), LookUpAsync);
        speculative.Begin(bench.Request());
        await asked.Task;
        var reply = speculative.ReadAsync(bench.Request());

        first.SetResult("lookup");

        (await reply).Text().ShouldBe("Begun.");
        model.Requests.Count.ShouldBe(1);

        ValueTask<string> LookUpAsync(ReplyRequest request, CancellationToken cancellationToken)
        {
            if (!isFirst)
                return ValueTask.FromResult("lookup");
            isFirst = false;
            asked.SetResult();
            return new ValueTask<string>(first.Task);
        }
    }

    [Fact]
    public async Task ReadingTool_RunsAhead_AndLeavesNoTrace()
    {
        await using var bench = new ModelBench(_gateway, ("a", new ScriptedChat([Call("lookup")], ["Nine."])));
        await using var speculative = Create(bench);
        speculative.Begin(bench.Request());
        await _gateway.Asked.Task;

        _gateway.Calls.ShouldHaveSingleItem().IsSpeculative.ShouldBeTrue();
        speculative.Drop();
        bench.History.Of(bench.Request().Call).ShouldBeEmpty();
    }

    [Fact]
    public async Task ToolWithEffect_WaitsForTheCommitment()
    {
        var model = new ScriptedChat(["I am booking it. ", Call("book")], ["Done."]);
        await using var bench = new ModelBench(_gateway, ("a", model));
        await using var speculative = Create(bench);
        speculative.Begin(bench.Request("book it"));
        // The wait for the commitment is covered by a filler's timer: by then the tool has been asked for.
        await bench.Clock.TimerAsync(TimeSpan.FromSeconds(4));
        _gateway.Calls.ShouldBeEmpty();

        (await speculative.ReadAsync(bench.Request("Book it."))).Text().ShouldBe("I am booking it. Done.");
        _gateway.Calls.ShouldHaveSingleItem().IsSpeculative.ShouldBeFalse();
        bench.History.Of(bench.Request().Call).Count.ShouldBe(1);
    }

    [Fact]
    public async Task ToolWithEffect_OfADroppedReply_NeverRuns()
    {
        await using var bench = new ModelBench(_gateway, ("a", new ScriptedChat([Call("book")], ["Then not."])));
        await using (var speculative = Create(bench))
        {
            speculative.Begin(bench.Request("book it"));
            await bench.Clock.TimerAsync(TimeSpan.FromSeconds(0.8));
            (await speculative.ReadAsync(bench.Request("book it not"))).Text().ShouldBe("Then not.");
        }

        _gateway.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reply_FailedAhead_IsAskedAnew()
    {
        var model = new ScriptedChat([new InvalidOperationException("a bug")], ["Well again."]);
        await using var bench = new ModelBench(_gateway, ("a", model));
        await using var speculative = new SpeculativeReplies(bench.Get<Parley.Dialogue.LanguageModels.ChatReplyGenerator>(), (_, _) => ValueTask.FromResult(""));
        speculative.Begin(bench.Request());
        await speculative.BegunEnded;

        (await speculative.ReadAsync(bench.Request())).Text().ShouldBe("Well again.");
    }

    [Fact]
    public async Task Reply_ThatSaysNothingAhead_IsGivenAfterTheCommitment()
    {
        var noted = new List<string>();
        await using var speculative = new SpeculativeReplies(new SaysOnlyWhenCommitted(), (_, _) => ValueTask.FromResult(""), noted.Add);
        await using var bench = new ModelBench(_gateway, ("a", new ScriptedChat()));
        speculative.Begin(bench.Request());
        await speculative.BegunEnded;

        (await speculative.ReadAsync(bench.Request())).Text().ShouldBe("Committed.");
        noted.ShouldBe(["begun", "dropped"]);
    }

    [Fact]
    public async Task Replies_AreCountedByWhatBecomesOfThem()
    {
        var noted = new List<string>();
        var model = new ScriptedChat(["One."], ["Two."]);
        await using var bench = new ModelBench(_gateway, ("a", model));
        await using var speculative = new SpeculativeReplies(
            bench.Get<Parley.Dialogue.LanguageModels.ChatReplyGenerator>(), (_, _) => ValueTask.FromResult(""), noted.Add);
        speculative.Begin(bench.Request("one"));
        await speculative.ReadAsync(bench.Request("one"));
        speculative.Begin(bench.Request("two"));
        speculative.Drop();
        speculative.Drop();
        noted.ShouldBe(["begun", "used", "begun", "dropped"]);
    }

    [Fact]
    public async Task RequestsAhead_TellTheAccountsWhatBecameOfTheirTurn()
    {
        await using var bench = new ModelBench(_gateway, ("a", new ScriptedChat(["One."], ["Two."], ["Three."])));
        await using (var speculative = new SpeculativeReplies(bench.Get<Parley.Dialogue.LanguageModels.ChatReplyGenerator>(), (_, _) => ValueTask.FromResult("")))
        {
            speculative.Begin(bench.Request("one"));
            await speculative.BegunEnded;
            await speculative.ReadAsync(bench.Request("one"));
            speculative.Begin(bench.Request("two"));
            await speculative.BegunEnded;
            await speculative.ReadAsync(bench.Request("three"));
        }

        bench.Usages.Select(usage => (usage.IsAhead, usage.Scope.Committed.Status)).ShouldBe(
            [(true, TaskStatus.RanToCompletion), (true, TaskStatus.Canceled), (false, TaskStatus.RanToCompletion)]);
    }

    [Fact]
    public async Task WithoutAModel_NothingIsBegun()
    {
        var noted = new List<string>();
        await using var speculative = new SpeculativeReplies(new SaysOnlyWhenCommitted(), (_, _) => ValueTask.FromResult(""), noted.Add, () => false);
        await using var bench = new ModelBench(_gateway, ("a", new ScriptedChat()));
        speculative.Begin(bench.Request());
        noted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("It's 3.5 miles.", "its 3.5 miles", true)]
    [InlineData("It costs $5", "it costs 5", false)]
    [InlineData("Tuesday", "Thursday", false)]
    [InlineData("ada@example.com", "Ada@example.com.", true)]
    [InlineData("-5 degrees", "5 degrees", false)]
    public void Words_AsSpoken_AreCompared(string one, string other, bool equal) => SpokenForm.AreEqual(one, other).ShouldBe(equal);

    /// <summary>As a flow does: a fact at most, and no word, before the turn is one.</summary>
    private sealed class SaysOnlyWhenCommitted : IReplyGenerator
    {
        public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield return new ReplyPart.Noted(new CallEvent.FlowMoved(TimeSpan.Zero, "book", "day"));
            if (!request.IsSpeculative)
                yield return new ReplyPart.Text("Committed.");
        }
    }

    private static ISpeculativeReplies Create(ModelBench bench) => bench.Get<ISpeculativeRepliesFactory>().Create(bench.Request().Call);

    private static FunctionCallContent Call(string name) => new($"call_{Guid.CreateVersion7():N}", name, new Dictionary<string, object?> { ["day"] = "monday" });
}
