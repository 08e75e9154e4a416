using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows;

namespace Parley.Conversation.Tests;

/// <summary>A caller who was asked for something and says nothing.</summary>
public sealed class CallSilenceTests
{
    private static readonly ReplyPart Phone = new ReplyPart.Expects(SlotType.Phone, TimeSpan.FromSeconds(4));

    [Fact]
    public void Silence_AfterAFlowsQuestion_IsTakenToTheDialogueUntilItEndsTheCall()
    {
        using var call = new TestCall();
        call.Replies.Says("What is your number?", Phone);
        call.Replies.Says("Are you still there? What is your number?", Phone);
        call.Replies.Says("I cannot hear you. Goodbye.", new ReplyPart.EndCall());
        call.Speak(1, "book me in");

        call.Run().ShouldBe(HangUpReason.TimedOut);

        call.Replies.Requests.Select(request => (request.Turn, request.UserText)).ShouldBe([(1, "book me in"), (0, ""), (0, "")]);
        call.Replies.Requests[2].History.Select(said => said.Text)
            .ShouldBe(["book me in", "What is your number?", "Are you still there? What is your number?"]);
        call.Transcript[^1].ShouldBe("Agent: I cannot hear you. Goodbye.");
    }

    [Fact]
    public void Silence_ThenAnAnswer_IsTheNextTurn()
    {
        using var call = new TestCall();
        call.Replies.Says("What is your number?", Phone);
        call.Replies.Says("Are you still there?", Phone);
        call.Replies.Says("Thank you.");
        call.Speak(1, "book me in");
        call.Speak(10, "five five five");
        call.CallerLeavesAt(15);
        call.Run();
        call.Replies.Requests.Select(request => (request.Turn, request.UserText)).ShouldBe([(1, "book me in"), (0, ""), (2, "five five five")]);
        call.Latencies.Count.ShouldBe(2);
    }

    [Fact]
    public void EndOfTurn_IsJudgedByWhatWasAskedFor()
    {
        using var call = new TestCall();
        call.Replies.Says("What is your number?", Phone);
        call.Replies.Says("Thank you.");
        call.Speak(1, "book me in");
        call.Speak(5, "five five five");
        call.CallerLeavesAt(9);
        call.Run();
        call.EndOfTurn.Contexts.Select(context => context.Asked).Distinct().ShouldBe([null, SlotType.Phone]);
    }
}
