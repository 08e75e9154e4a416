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
    [InlineData("no", ConsentStatus.Refused)]
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
    public async Task AnythingElse_IsAnsweredAndIsNoConsent(string said)
    {
        var parts = await Generator.ReadAsync(Asked(said));
        Answers(parts).ShouldBeEmpty();
        parts.Text().ShouldBe("inner");
    }

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
}
