using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Records;

namespace Parley.Conversation.Tests;

/// <summary>Nothing is recorded before a yes where the agent asks, nor before it was announced where that is enough, and an objection is honoured.</summary>
public sealed class CallConsentTests
{
    private const string Question = "May I record this call?";
    private const string Announcement = "This call is recorded.";

    [Fact]
    public void Asked_BeforeTheYes_NothingIsRecorded()
    {
        using var call = Asking();
        call.Replies.Says("Thank you. ", new ReplyPart.Noted(new CallEvent.ConsentAnswered(TimeSpan.Zero, ConsentStatus.Granted)));
        call.Speak(4, "yes");
        call.CallerLeavesAt(8);

        call.Run();

        // Four seconds of asking and the time until the yes was understood are missing from eight.
        call.Recorder.CallerFrames.ShouldBeInRange(100, 195);
        call.Journal.Of<CallEvent.ConsentAnswered>().ShouldHaveSingleItem().At.ShouldBeGreaterThan(TimeSpan.FromSeconds(4));
        call.Recorder.Discarded.ShouldBeFalse();
    }

    [Fact]
    public void Asked_WithoutAnAnswer_NothingIsRecorded()
    {
        using var call = Asking();
        call.Replies.Says("From nine to five.");
        call.Speak(4, "when are you open");
        call.CallerLeavesAt(8);

        call.Run();

        call.Recorder.CallerFrames.ShouldBe(0);
        call.Recorder.AgentFrames.ShouldBe(0);
        call.Replies.Requests[0].Consent.ShouldBe(ConsentStatus.Unknown);
    }

    [Fact]
    public void Announced_TheRecordingBeginsWhenThatWasHeard()
    {
        using var call = Announcing();
        call.Replies.Says("From nine to five.");
        call.Speak(0.5, "when are you open");
        call.CallerLeavesAt(10);

        call.Run();

        call.Transcript[0].ShouldContain(Announcement);
        // What was said meanwhile is missing from ten seconds, and the rest is there.
        call.Recorder.CallerFrames.ShouldBeInRange(100, 450);
        call.Recorder.AgentFrames.ShouldBePositive();
    }

    [Fact]
    public void HungUpIntoTheAnnouncement_NothingIsRecorded()
    {
        using var call = Announcing();
        call.CallerLeavesAt(0.8);

        call.Run();

        (call.Recorder.CallerFrames, call.Recorder.AgentFrames).ShouldBe((0, 0));
    }

    [Fact]
    public void Objection_EndsTheRecordingAndDeletesIt()
    {
        using var call = new TestCall { Greeting = "Welcome.", Consent = ConsentStatus.Unknown };
        call.Replies.Says("All right. ", new ReplyPart.Noted(new CallEvent.ConsentAnswered(TimeSpan.Zero, ConsentStatus.Refused)));
        call.Speak(2, "please do not record me");
        call.CallerLeavesAt(20);

        call.Run();

        call.Recorder.CallerFrames.ShouldBeLessThan(300);
        call.Recorder.Discarded.ShouldBeTrue();
    }

    [Fact]
    public void ConsentQuestion_CannotBeTalkedOver()
    {
        using var call = Asking();
        call.Replies.Says("Thank you.");
        call.Speak(0.5, "hello i would like to make an appointment please");
        call.CallerLeavesAt(9);

        call.Run();

        call.Journal.Of<CallEvent.Interrupted>().ShouldBeEmpty();
        call.Transcript[0].ShouldEndWith(Question);
    }

    private static TestCall Announcing() => new()
    {
        Greeting = "Welcome. How can I help you?",
        Consent = ConsentStatus.Unknown,
        ConsentPolicy = new ConsentPolicy { Mode = ConsentMode.Announce, Announcement = Announcement },
    };

    private static TestCall Asking() => new()
    {
        Greeting = "Welcome. How can I help you?",
        Consent = ConsentStatus.Unknown,
        ConsentPolicy = new ConsentPolicy { Mode = ConsentMode.Ask, Announcement = Question },
    };
}
