using Microsoft.Extensions.DependencyInjection;

namespace Parley.Dialogue.Tests.Grounded;

/// <summary>Conversations with the sample agent, no model configured: what a caller says, which facts come back, how it ends.</summary>
public sealed class GroundedConversationTests(GroundedConversationTests.Server server, ITestOutputHelper output)
    : IClassFixture<GroundedConversationTests.Server>, IAsyncLifetime
{
    private readonly ServiceProvider _services = server.Services;
    private Conversation _conversation = null!;

    public async ValueTask InitializeAsync()
    {
        var catalog = _services.GetRequiredService<Parley.Agents.IAgentCatalog>();
        var agent = await catalog.FindAsync(Clinic.Tenant, "Clinic Appointment Assistant", "ann", TestContext.Current.CancellationToken);
        _conversation = new Conversation(_services.GetRequiredService<IReplyGenerator>(), agent!.Greeting);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task FollowUp_LeaningOnTheQuestionBefore_FindsItsFact()
    {
        await ExpectAsync("hi when are you open on monday", "opening-hours-monday-to-thursday");
        await ExpectAsync("and on saturday", "saturday-hours");
        await ExpectAsync("where can i park", "parking");
        await ExpectAsync("thanks bye");
    }

    /// <summary>The topic stays that of the last question that stood by itself, and a fact that speaks of what is asked now is told once more.</summary>
    [Fact]
    public async Task FollowUp_ThatGoesOn_StaysWithItsTopic()
    {
        await ExpectAsync("where can I park", "parking");
        (await ExpectAsync("and is it free?", "parking")).Text().ShouldStartWith("As I said: ");
        await ExpectAsync("do you give flu shots", "flu-shots");
        (await ExpectAsync("and how much is it?")).ShouldContain(p => p is ReplyPart.PersonOffered);
    }

    [Fact]
    public async Task TwoQuestions_InOneUtterance_AreBothAnswered() =>
        await ExpectAsync("where are you located and what insurance do you take", "address", "insurance-accepted");

    [Fact]
    public async Task TwoQuestions_OneUnknown_AnswersTheKnownOne() =>
        await ExpectAsync("do you sell bicycles and where do i park", "parking");

    [Fact]
    public async Task Unknown_Question_OffersAPersonAndYesIsUnderstood()
    {
        var parts = await ExpectAsync("who won the football game last night");
        parts.ShouldContain(p => p is ReplyPart.PersonOffered);
        parts.Text().ShouldEndWith("Would you like to speak with a person?");

        var accepted = await ExpectAsync("yes please");
        accepted.ShouldContain(new ReplyPart.PersonOffered("asked for a person"));
    }

    [Fact]
    public async Task Repeat_AfterAnAnswer_SaysItAgain()
    {
        var answer = (await ExpectAsync("what's your phone number", "phone-number")).Text();
        (await ExpectAsync("sorry can you repeat that")).Text().ShouldContain(answer);
    }

    [Fact]
    public async Task SameQuestion_Again_IsAnsweredAsAlreadySaid()
    {
        await ExpectAsync("do you take walk ins", "walk-ins");
        (await ExpectAsync("do you take walk-ins", "walk-ins")).Text().ShouldStartWith("As I said");
    }

    [Fact]
    public async Task SameTurn_AnsweredTwice_IsWordedTheSame()
    {
        var generator = _services.GetRequiredService<IReplyGenerator>();
        var request = Clinic.Request("what is the meaning of life");
        (await generator.ReadAsync(request)).ShouldBe(await generator.ReadAsync(request));
    }

    private async Task<List<ReplyPart>> ExpectAsync(string text, params string[] facts)
    {
        var parts = await _conversation.SayAsync(text);
        output.WriteLine($"> {text}\n< {parts.Text()}  {string.Join(' ', parts.Where(p => p is not ReplyPart.Text))}");
        parts.First(part => part is not ReplyPart.PersonOffered).ShouldBeOfType<ReplyPart.Text>("something can be said at once");
        parts.OfType<ReplyPart.Citation>().Select(c => c.Passage.Id).ShouldBe(facts);
        foreach (var citation in parts.OfType<ReplyPart.Citation>())
            parts.Text().ShouldContain(citation.Passage.Text);
        return parts;
    }

    /// <summary>One index for all conversations.</summary>
    public sealed class Server : IAsyncDisposable
    {
        internal ServiceProvider Services { get; } = Clinic.Services().BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        public ValueTask DisposeAsync() => Services.DisposeAsync();
    }
}
