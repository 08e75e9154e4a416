using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows;
using Parley.Knowledge;
using Parley.Tenancy;
using Parley.Testing.Agents;
using Parley.Testing.Models;
using Parley.Understanding;

namespace Parley.Providers.OpenAI.Tests;

/// <summary>A caller's turn understood as a host wires it, with a model behind the real client, well and ill.</summary>
public sealed class ModelUnderstandingTests
{
    private const string Proposal =
        """{"intent":"none","acts":[],"slots":{"doctor":{"words":"the one with the beard","value":"lin"},"day":{"words":"","value":"2026-12-01"},"guests":null}}""";

    private static readonly TenantContext Tenant = new(TenantId.Parse("clinic_123"));

    private static readonly SlotDefinition[] Slots =
    [
        new() { Name = "doctor", Type = SlotType.Choice, Prompts = ["Which doctor?"], Choices = [new("rivera", "Doctor Rivera", []), new("lin", "Doctor Lin", [])] },
        new() { Name = "day", Type = SlotType.Date, Prompts = ["Which day?"] },
        new() { Name = "guests", Type = SlotType.Number, Prompts = ["How many?"] },
    ];

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 15, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Model_Proposing_IsReadByTheSameReaders()
    {
        await using var server = new ScriptedModelServer(new ScriptedReply.Says(Proposal[..40], Proposal[40..]));

        var turn = await UnderstandAsync(server.Url, "the one with the beard, when I am back");

        turn.Slots["doctor"].Value.ShouldBe(new SlotValue("lin", "Doctor Lin", ValueSource.Model), "a choice the caller did not name is the model's");
        turn.Slots["day"].Value.Value.ShouldBe("2026-12-01");
        turn.Slots["day"].Confidence.ShouldBeLessThanOrEqualTo(0.6);
        var asked = server.Requests.ShouldHaveSingleItem().Body;
        asked.GetProperty("response_format").GetProperty("type").GetString().ShouldBe("json_schema");
        asked.GetProperty("messages").ToString().ShouldContain("The caller said: the one with the beard");
    }

    [Fact]
    public async Task Model_ProposingWhatNoReaderTakes_FillsNothing()
    {
        const string wrong = """{"intent":"launch_rocket","acts":["fly"],"slots":{"doctor":{"words":"","value":"House"},"guests":{"words":"","value":"many"},"pin":{"words":"x","value":"1"}}}""";
        await using var server = new ScriptedModelServer(new ScriptedReply.Says(wrong));

        var turn = await UnderstandAsync(server.Url, "the one with the beard, when I am back");

        (turn.Slots.Count, turn.Intents.Count, turn.Acts).ShouldBe((0, 0, CallerActs.None));
    }

    public static TheoryData<ScriptedReply> Ill() =>
    [
        new ScriptedReply.Says("I think the caller wants Doctor Lin."),
        new ScriptedReply.Says("""{"intent": ["""),
        new ScriptedReply.Says(),
        new ScriptedReply.Malformed("{\"intent\":"),
        new ScriptedReply.Disconnects("{\"intent\":"),
        new ScriptedReply.Garbage(),
        new ScriptedReply.Status(500),
        new ScriptedReply.Status(429),
    ];

    [Theory]
    [MemberData(nameof(Ill))]
    public async Task Model_Failing_LeavesWhatIsUnderstoodWithout(ScriptedReply reply)
    {
        await using var server = new ScriptedModelServer(reply);

        var turn = await UnderstandAsync(server.Url, "next Tuesday, with whoever is there, I am not picky at all");

        turn.Slots["day"].Value.ShouldBe(new SlotValue("2026-12-01", "Tuesday, December 1st", ValueSource.Caller));
        server.Requests.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(400, 2)]
    [InlineData(429, 1)]
    [InlineData(500, 1)]
    public async Task Schema_IsLeftOut_OnlyWhereTheServerMayHaveRefusedIt(int status, int requests)
    {
        await using var server = new ScriptedModelServer(new ScriptedReply.Status(status), new ScriptedReply.Says(Proposal));

        await UnderstandAsync(server.Url, "the one with the beard, when I am back");

        server.Requests.Count.ShouldBe(requests);
        server.Requests[^1].Body.TryGetProperty("response_format", out _).ShouldBe(requests == 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Model_Late_IsNotWaitedFor(bool begins)
    {
        await using var server = new ScriptedModelServer(begins ? new ScriptedReply.Stalls("{\"intent\":") : new ScriptedReply.Stalls());
        await using var services = Services(server.Url);
        var understanding = UnderstandAsync(services, "next Tuesday, with whoever is there, I am not picky at all");
        await server.StalledAsync(TestContext.Current.CancellationToken);
        understanding.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromSeconds(1.2));

        (await understanding).Slots["day"].Value.Value.ShouldBe("2026-12-01");
    }

    [Theory]
    [InlineData("Doctor Rivera", "doctor")]
    [InlineData("help, she can't breathe", null)]
    [InlineData("let me talk to a real person", null)]
    [InlineData("can you repeat that", "day")]
    public async Task ClearTurn_AsksNoModel(string said, string? asked)
    {
        await using var server = new ScriptedModelServer();
        await using var services = Services(server.Url);

        await UnderstandAsync(services, said, asked);

        server.Requests.ShouldBeEmpty();
    }

    private async Task<UnderstoodTurn> UnderstandAsync(Uri url, string said)
    {
        await using var services = Services(url);
        return await UnderstandAsync(services, said);
    }

    private async Task<UnderstoodTurn> UnderstandAsync(ServiceProvider services, string said, string? asked = null) =>
        await services.GetRequiredService<ITurnUnderstanding>().UnderstandAsync(
            new UnderstandingRequest(
                new CallContext(new CallId("call_1"), Tenant, _clock), "en-US", TimeZoneInfo.Utc, "US", said, Slots.SingleOrDefault(s => s.Name == asked), Confirming: false, Slots,
                new Dictionary<string, SlotValue>(), [])
            {
                Agent = new AgentDefinition { AgentName = "Clinic", TenantId = Tenant.Id, VoiceProfile = "clear", Language = "en-US" },
            },
            TestContext.Current.CancellationToken);

    private ServiceProvider Services(Uri url) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddSingleton<IKnowledgeRetriever, NoKnowledge>()
        .AddOpenAICompatibleModel(Settings.Of(("PARLEY_LLM_URL", url.ToString()), ("PARLEY_LLM_MODEL", "small")))
        .AddDialogue()
        .AddSingleton<IAgentVersionStore, MemoryAgentVersions>()
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

    private sealed class NoKnowledge : IKnowledgeRetriever
    {
        public ValueTask<IReadOnlyList<Passage>> RetrieveAsync(KnowledgeQuery query, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<Passage>>([]);
    }
}
