using System.Runtime.CompilerServices;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue.Consent;
using Parley.Records;

namespace Parley.Dialogue.Tests.Consent;

public sealed class ConsentReplyGeneratorTests
{
    private static readonly ConsentReplyGenerator Generator = new(new ScriptedReplies("inner"));

    [Theory]
    [InlineData("yes", ConsentStatus.Granted)]
    [InlineData("yeah sure go ahead", ConsentStatus.Granted)]
    [InlineData("okay", ConsentStatus.Granted)]
    [InlineData("Yes, that is fine.", ConsentStatus.Granted)]
    [InlineData("yes that's okay with me", ConsentStatus.Granted)]
    [InlineData("Hi! Sure, no problem.", ConsentStatus.Granted)]
    [InlineData("I don\u2019t mind", ConsentStatus.Granted)]
    [InlineData("no, that's fine", ConsentStatus.Granted)]
    [InlineData("um, yes please", ConsentStatus.Granted)]
    [InlineData("I'm fine with that", ConsentStatus.Granted)]
    [InlineData("no", ConsentStatus.Refused)]
    [InlineData("No, please do not.", ConsentStatus.Refused)]
    [InlineData("no thank you", ConsentStatus.Refused)]
    [InlineData("I'd rather not.", ConsentStatus.Refused)]
    [InlineData("I would prefer that you don't", ConsentStatus.Refused)]
    [InlineData("that's not okay", ConsentStatus.Refused)]
    [InlineData("Absolutely not.", ConsentStatus.Refused)]
    [InlineData("please don't record me", ConsentStatus.Refused)]
    [InlineData("I do not want to be recorded.", ConsentStatus.Refused)]
    [InlineData("yes... no, actually no", ConsentStatus.Refused)]
    [InlineData("i'd rather you did not record this", ConsentStatus.Refused)]
    public async Task Question_IsAnsweredByAClearWord(string said, ConsentStatus answer)
    {
        var parts = await Generator.ReadAsync(Asked(said));
        Answers(parts).ShouldBe([answer]);
        parts.Text().ShouldEndWith("How can I help you?");
    }

    [Theory]
    [InlineData("when are you open")]
    [InlineData("what do you need that for")]
    [InlineData("yes but who hears it")]
    [InlineData("yes if you delete the recording afterwards")]
    [InlineData("okay I would like to book a table")]
    [InlineData("good evening, I have a question")]
    [InlineData("I do not know where to park")]
    [InlineData("no idea where I should park")]
    [InlineData("not at all")]
    [InlineData("hello")]
    public async Task AnythingElse_IsAnsweredAndIsNoConsent(string said)
    {
        var parts = await Generator.ReadAsync(Asked(said));
        Answers(parts).ShouldBeEmpty();
        parts.Text().ShouldBe("inner");
    }

    [Theory]
    [InlineData("Yes, and I would like to book a table.", ConsentStatus.Granted, "I would like to book a table.", "Thank you. ")]
    [InlineData("sure. where can I park", ConsentStatus.Granted, "where can I park", "Thank you. ")]
    [InlineData("No. Where can I park?", ConsentStatus.Refused, "Where can I park?", "All right, this call is not recorded. ")]
    [InlineData("No, I have chest pain!", ConsentStatus.Refused, "I have chest pain!", "")]
    public async Task Answer_WithSomethingElse_SettlesAndIsAnswered(string said, ConsentStatus answer, string rest, string told)
    {
        var inner = new HearingReplies();
        var parts = await new ConsentReplyGenerator(inner).ReadAsync(Asked(said));
        Answers(parts).ShouldBe([answer]);
        inner.Heard.ShouldBe((rest, answer));
        parts.Text().ShouldBe($"{told}answered");
    }

    [Theory]
    [InlineData(" Welcome.  May I record this call? ", 3, ConsentStatus.Granted)]
    [InlineData("Are you still there?", 1, null)]
    public async Task Yes_AnswersWhatWasSaidLast(string last, int turn, ConsentStatus? answer)
    {
        var request = Asked("yes") with { Turn = turn, History = [new Utterance(Speaker.Agent, "Welcome. May I record this call?"), new Utterance(Speaker.Caller, "Pardon?"), new Utterance(Speaker.Agent, last)] };
        Answers(await Generator.ReadAsync(request)).ShouldBe(answer is { } given ? [given] : []);
    }

    [Theory]
    [InlineData("what?")]
    [InlineData("Sorry, can you repeat that?")]
    public async Task Question_NotHeard_IsAskedAgain(string said) =>
        (await Generator.ReadAsync(Asked(said))).Text().ShouldBe("May I record this call?");

    [Fact]
    public async Task Yes_InALaterTurn_IsNoConsent() =>
        Answers(await Generator.ReadAsync(Asked("yes") with { Turn = 2 })).ShouldBeEmpty();

    [Theory]
    [InlineData(ConsentMode.Announce)]
    [InlineData(ConsentMode.Ask)]
    public async Task Objection_CountsAtAnyTime(ConsentMode mode)
    {
        var request = Asked("oh and please stop recording", mode) with { Turn = 5, Consent = ConsentStatus.Granted };
        Answers(await Generator.ReadAsync(request)).ShouldBe([ConsentStatus.Refused]);
    }

    [Theory]
    [InlineData("I have no record of my last visit, can you look up my appointment?")]
    [InlineData("I don't have my vaccination record, do I need it")]
    [InlineData("my payment was not recorded on my account")]
    [InlineData("I do not have the medical record number")]
    [InlineData("I don't mind being recorded")]
    [InlineData("I don't agree with this bill")]
    [InlineData("I have no recording of that message")]
    public async Task Record_OfSomethingElse_IsNoObjection(string said)
    {
        var inner = new HearingReplies();
        var parts = await new ConsentReplyGenerator(inner).ReadAsync(Asked(said) with { Turn = 5, Consent = ConsentStatus.Granted });
        Answers(parts).ShouldBeEmpty();
        inner.Heard.ShouldBe((said, ConsentStatus.Granted));
    }

    [Theory]
    [InlineData("Please don't record this, I'd like to book an appointment", "I'd like to book an appointment")]
    [InlineData("Stop recording me and book me a table for two", "book me a table for two")]
    [InlineData("I need an appointment but please don't record me", "I need an appointment")]
    [InlineData("I'd rather not be recorded. When do you open?", "When do you open?")]
    [InlineData("Can you turn the recording off? Where can I park?", "Where can I park?")]
    [InlineData("I don't consent to this", null)]
    [InlineData("I never agreed to being recorded", null)]
    public async Task Objection_WithSomethingElse_IsAnsweredToo(string said, string? rest)
    {
        var inner = new HearingReplies();
        var parts = await new ConsentReplyGenerator(inner).ReadAsync(Asked(said) with { Turn = 5, Consent = ConsentStatus.Granted });
        Answers(parts).ShouldBe([ConsentStatus.Refused]);
        inner.Heard.Text.ShouldBe(rest);
    }

    [Fact]
    public async Task Speculation_SettlesNothing() =>
        Answers(await Generator.ReadAsync(Asked("yes") with { IsSpeculative = true })).ShouldBeEmpty();

    private static ConsentStatus[] Answers(IReadOnlyList<ReplyPart> parts) =>
        [.. parts.OfType<ReplyPart.Noted>().Select(noted => noted.Fact).OfType<CallEvent.ConsentAnswered>().Select(fact => fact.Consent)];

    private static ReplyRequest Asked(string said, ConsentMode mode = ConsentMode.Ask)
    {
        var request = Clinic.Request(said);
        return request with
        {
            Agent = request.Agent with
            {
                Greeting = "Welcome. How can I help you?",
                Consent = new ConsentPolicy { Mode = mode, Announcement = "May I record this call?" },
            },
            Turn = 1,
        };
    }

    private sealed class HearingReplies : IReplyGenerator
    {
        public (string Text, ConsentStatus Consent) Heard { get; private set; }

        public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            Heard = (request.UserText, request.Consent);
            yield return new ReplyPart.Text("answered");
        }
    }
}
