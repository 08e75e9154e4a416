using System.Runtime.CompilerServices;
using Parley.Flows.Engine;
using Parley.Flows.Running;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>A question in the middle of a flow whose answer takes long.</summary>
public sealed class SlowKnowledgeTests
{
    private static readonly ReplyPart Filler = new ReplyPart.Text("One moment, please. ") { IsAuthored = true };

    [Fact]
    public async Task Filler_IsHeardWhileTheAnswerIsStillLookedFor()
    {
        var found = new TaskCompletionSource<ReplyPart>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var parts = AnswerOf(new SlowAnswer(found.Task)).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        (await parts.MoveNextAsync()).ShouldBeTrue();
        parts.Current.ShouldBe(Filler);
        var next = parts.MoveNextAsync().AsTask();
        next.IsCompleted.ShouldBeFalse("the answer is not there yet");
        found.SetResult(new ReplyPart.Text("It is forty dollars."));
        (await next).ShouldBeTrue();
        parts.Current.ShouldBe(new ReplyPart.Text("It is forty dollars."));
        (await parts.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Filler_DoesNotStandForAnAnswerThatWasNotFound()
    {
        var parts = new List<ReplyPart>();
        await foreach (var part in AnswerOf(new SlowAnswer(Task.FromResult<ReplyPart>(new ReplyPart.PersonOffered("no_answer")))))
            parts.Add(part);
        parts.ShouldBe([Filler, new ReplyPart.Text(FlowPhrases.Unknown) { IsAuthored = true }]);
    }

    [Fact]
    public async Task Call_HearsTheFillerThatNothingIsKnown_AndTheOpenQuestion()
    {
        var call = new RuntimeCall();
        call.Others.Clear();
        call.Others.AddRange([Filler, new ReplyPart.PersonOffered("no_answer"), new ReplyPart.Text("Shall I call somebody?")]);
        await call.SayAsync("a table for two on friday");
        (await call.SayAsync("how much")).ShouldBe($"One moment, please. {FlowPhrases.Unknown} I have 6 p.m. or 8:30 p.m. Which one?");
    }

    private static IAsyncEnumerable<ReplyPart> AnswerOf(IReplyGenerator replies) =>
        new GeneratedKnowledge(replies).AnswerAsync(Clinic.Request("how much"), "how much", TestContext.Current.CancellationToken);

    private sealed class SlowAnswer(Task<ReplyPart> answer) : IReplyGenerator
    {
        public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return Filler;
            yield return await answer;
        }
    }
}
