using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Knowledge;
using Parley.Tenancy;
using Parley.Testing.Agents;
using Parley.Testing.Models;

namespace Parley.Providers.OpenAI.Tests;

/// <summary>A caller's turn through the real client against a server that fails in every way: there is always an answer.</summary>
public sealed class ModelFaultTests
{
    private const string Fact = "Parking is free.";

    private static readonly TenantContext Tenant = new(TenantId.Parse("clinic_123"));

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Model_Answering_IsHeardAndSeesFactsAndHistory()
    {
        await using var server = new ScriptedModelServer(new ScriptedReply.Says("You can park ", "behind the house."));
        await using var services = Services(server.Url);
        var history = new Utterance[] { new(Speaker.Agent, "Hello, clinic here."), new(Speaker.Caller, "hi there i am lost"), new(Speaker.Agent, "Where are", Interrupted: true) };

        var text = Text(await ReadAsync(services, history));

        text.ShouldBe("You can park behind the house.");
        var messages = server.Requests.ShouldHaveSingleItem().Body.GetProperty("messages").EnumerateArray().ToList();
        messages.Select(m => m.GetProperty("role").GetString()).ShouldBe(["system", "user", "assistant", "user"]);
        messages[0].ToString().ShouldNotContain(Fact);
        messages[3].ToString().ShouldContain(Fact);
        messages[0].ToString().ShouldContain("Be kind.");
        messages[0].ToString().ShouldContain("Hello, clinic here.");
        messages[2].ToString().ShouldContain("interrupted");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Model_RefusingWithAStatus_IsReplacedByTheFact(int status)
    {
        await using var server = new ScriptedModelServer(new ScriptedReply.Status(status));
        await using var services = Services(server.Url);
        Text(await ReadAsync(services)).ShouldEndWith(Fact);
        server.Requests.Count.ShouldBe(1, "a live caller is not kept waiting for retries");
    }

    [Fact]
    public async Task Model_AnsweringGarbage_IsReplacedByTheFact()
    {
        await using var server = new ScriptedModelServer(new ScriptedReply.Garbage());
        await using var services = Services(server.Url);
        Text(await ReadAsync(services)).ShouldEndWith(Fact);
    }

    [Fact]
    public async Task Model_NotRunning_IsReplacedByTheFact()
    {
        Uri url;
        await using (var server = new ScriptedModelServer())
            url = server.Url;
        await using var services = Services(url);
        Text(await ReadAsync(services)).ShouldEndWith(Fact);
    }

    [Fact]
    public async Task Model_WithoutFirstToken_IsReplacedAtTheDeadline()
    {
        await using var server = new ScriptedModelServer(new ScriptedReply.Stalls());
        await using var services = Services(server.Url);
        var reply = ReadAsync(services);
        await server.StalledAsync(TestContext.Current.CancellationToken);
        reply.IsCompleted.ShouldBeFalse();

        await PassTimeUntilAsync(reply);
        Text(await reply).ShouldEndWith(Fact);
    }

    [Fact]
    public async Task Model_SlowButWithinItsDeadlines_IsHeardToItsEnd()
    {
        var pause = TimeSpan.FromMilliseconds(30);
        await using var server = new ScriptedModelServer(new ScriptedReply.Slow(pause * 3, pause, "You may ", "park ", "behind ", "the bakery. "));
        await using var services = Services(server.Url);

        Text(await ReadAsync(services)).Trim().ShouldBe("You may park behind the bakery.");
    }

    [Fact]
    public async Task Model_StallingInTheMiddle_EndsAtTheSentenceAndGoesOnWithTheFact()
    {
        await using var server = new ScriptedModelServer(new ScriptedReply.Stalls("Good question. ", "You may "));
        await using var services = Services(server.Url);
        await using var parts = services.GetRequiredService<IReplyGenerator>().ReplyAsync(Request([]), TestContext.Current.CancellationToken)
            .Where(part => part is not ReplyPart.Evidence).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await parts.MoveNextAsync()).ShouldBeTrue();
        parts.Current.ShouldBe(new ReplyPart.Text("Good question. "));

        var next = parts.MoveNextAsync().AsTask();
        await PassTimeUntilAsync(next);

        parts.Current.ShouldBeOfType<ReplyPart.Text>().Value.ShouldStartWith("Sorry");
        (await parts.MoveNextAsync()).ShouldBeTrue();
        parts.Current.ShouldBeOfType<ReplyPart.Text>().Value.ShouldEndWith(Fact);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Model_DyingInTheMiddle_EndsAtTheSentenceAndGoesOnWithTheFact(ScriptedReply broken)
    {
        await using var server = new ScriptedModelServer(broken);
        await using var services = Services(server.Url);
        var text = Text(await ReadAsync(services));

        // A reset may overtake what was sent before it: then nothing was heard, and the fact alone is the answer.
        text.ShouldBeOneOf("Good question. Sorry, I lost my thread. " + Fact, "Good question. Sorry, I lost my thread. Sure. " + Fact, Fact, "Sure. " + Fact);
        text.ShouldNotContain("You may");
    }

    [Fact]
    public async Task Model_FailingAgainAndAgain_IsNotAskedEveryTurn()
    {
        await using var server = new ScriptedModelServer();
        await using var services = Services(server.Url);
        for (var turn = 0; turn < 5; turn++)
            Text(await ReadAsync(services)).ShouldEndWith(Fact);
        server.Requests.Count.ShouldBe(2);
    }

    public static TheoryData<ScriptedReply> Broken() =>
        [new ScriptedReply.Disconnects("Good question. ", "You may "), new ScriptedReply.Malformed("Good question. ", "You may ")];

    private static async Task<List<ReplyPart>> ReadAsync(ServiceProvider services, FakeTimeProvider clock, Utterance[] history) =>
        await services.GetRequiredService<IReplyGenerator>().ReplyAsync(Request(clock, history), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    private Task<List<ReplyPart>> ReadAsync(ServiceProvider services, params Utterance[] history) => ReadAsync(services, _clock, history);

    private ReplyRequest Request(Utterance[] history) => Request(_clock, history);

    private static ReplyRequest Request(FakeTimeProvider clock, Utterance[] history)
    {
        var agent = new AgentDefinition
        {
            AgentName = "Clinic", TenantId = Tenant.Id, VoiceProfile = "clear", Language = "en-US", Instructions = "Be kind.", KnowledgeSources = ["facts"],
        };
        return new ReplyRequest(new CallContext(new CallId("call_1"), Tenant, clock), agent, history, "where can i park");
    }

    private static string Text(IEnumerable<ReplyPart> parts) => string.Concat(parts.OfType<ReplyPart.Text>().Select(t => t.Value));

    /// <summary>Virtual time goes on until the task is done; timers are set while it runs.</summary>
    private async Task PassTimeUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }

    private ServiceProvider Services(Uri url) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddSingleton<IKnowledgeRetriever, OneFact>()
        .AddOpenAICompatibleModel(Settings.Of(("PARLEY_LLM_URL", url.ToString()), ("PARLEY_LLM_MODEL", "small")))
        .AddDialogue()
        .AddSingleton<IAgentVersionStore, MemoryAgentVersions>()
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

    private sealed class OneFact : IKnowledgeRetriever
    {
        public ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Passage>>([new Passage("parking", "facts", "Parking", Fact, 0.9)]);
    }
}
