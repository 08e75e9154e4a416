using Parley.Agents;

namespace Parley.Dialogue.Tests.Agents;

public sealed class AgentVersionsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_ThatIsEdited_AnswersTheNextCallAsANewVersion()
    {
        using var library = new AgentLibrary();
        library.Write("desk.yaml", AgentLibrary.Source("Hello"));
        (await library.GreetingAsync()).ShouldBe("Hello");
        library.Write("desk.yaml", AgentLibrary.Source("Good day"));
        (await library.GreetingAsync("DESK")).ShouldBe("Good day");

        var versions = await library.Versions.VersionsAsync(AgentLibrary.Tenant, "desk", Cancelled);
        versions.Select(version => version.Number).ShouldBe([2, 1]);
        versions.ShouldAllBe(version => version.Author == AgentVersion.FromFile);
        (await library.Versions.DiffAsync(AgentLibrary.Tenant, "desk", 1, 2, Cancelled)).ShouldNotBeNull().ShouldContain("-greeting: Hello\n+greeting: Good day\n");
    }

    [Fact]
    public async Task File_ThatBreaks_LeavesWhatAnsweredBefore()
    {
        using var library = new AgentLibrary();
        library.Write("desk.yaml", AgentLibrary.Source("Hello"));
        await library.GreetingAsync();
        library.Write("desk.yaml", "agent_name: Desk\n");
        (await library.GreetingAsync()).ShouldBe("Hello");
    }

    [Fact]
    public async Task File_WithFaults_IsToldWithWhatAnswersInstead()
    {
        using var library = new AgentLibrary();
        library.Write("desk.yaml", AgentLibrary.Source("Hello"));
        await library.Files.TakeInAsync(Cancelled);
        library.Files.States.ShouldHaveSingleItem().ShouldSatisfyAllConditions(state => state.Faults.ShouldBeEmpty(), state => state.Answering.ShouldBe(1));

        library.Write("desk.yaml", AgentLibrary.Source("Hello {{ user.nmae }}"));
        library.Write("new.yaml", "agent_name: New\n");
        await library.Files.TakeInAsync(Cancelled);
        var (desk, other) = (library.Files.States[0], library.Files.States[1]);
        desk.Faults.ShouldHaveSingleItem().ToString().ShouldBe("greeting (line 5): unknown value 'user.nmae': did you mean 'name'?");
        desk.Answering.ShouldBe(1);
        other.Faults.Count.ShouldBe(3);
        other.Answering.ShouldBeNull();
        (await library.Versions.VersionsAsync(AgentLibrary.Tenant, "desk", Cancelled)).Count.ShouldBe(1, "what may not be published is not saved");
        (await library.GreetingAsync()).ShouldBe("Hello");
    }

    [Fact]
    public async Task File_WhoseFaultIsMendedBesideIt_IsPublished()
    {
        using var library = new AgentLibrary();
        library.Write("desk.yaml", AgentLibrary.Source("Call {{ tenant.phone }}"));
        (await library.GreetingAsync()).ShouldBeNull();
        library.Write("tenant.yaml", "phone: 217 555 0100");
        (await library.GreetingAsync()).ShouldBe("Call {{ tenant.phone }}");
        library.Files.States.ShouldHaveSingleItem().Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task SavedVersion_AnswersOnlyOncePublished_AndRollsBack()
    {
        using var library = new AgentLibrary();
        library.Write("desk.yaml", AgentLibrary.Source("One"));
        await library.GreetingAsync();
        (await SaveAsync(library, "Two")).ShouldBeOfType<AgentSaveOutcome.Saved>().Version.Number.ShouldBe(2);
        (await library.GreetingAsync()).ShouldBe("One");

        await PublishAsync(library, new AgentShare(2, 100));
        (await library.GreetingAsync()).ShouldBe("Two");
        await PublishAsync(library, new AgentShare(1, 100));
        (await library.GreetingAsync()).ShouldBe("One");
        (await library.Versions.PublicationsAsync(AgentLibrary.Tenant, "desk", Cancelled)).Select(p => p.Shares[0].Version).ShouldBe([1, 2, 1]);
    }

    [Fact]
    public async Task SameSource_IsNoNewVersion()
    {
        using var library = new AgentLibrary();
        await SaveAsync(library, "One");
        (await SaveAsync(library, "One")).ShouldBeOfType<AgentSaveOutcome.Unchanged>();
    }

    [Fact]
    public async Task TwoVersions_ShareTheTraffic_StickyByUser()
    {
        using var library = new AgentLibrary();
        await SaveAsync(library, "A");
        await SaveAsync(library, "B");
        await PublishAsync(library, new AgentShare(1, 70), new AgentShare(2, 30));

        var met = new Dictionary<string, string?>();
        for (var user = 0; user < 1000; user++)
            met[$"user_{user}"] = await library.GreetingAsync(user: $"user_{user}");
        met.Values.Count(greeting => greeting == "B").ShouldBeInRange(250, 350);
        foreach (var (user, greeting) in met.Take(50))
            (await library.GreetingAsync(user: user)).ShouldBe(greeting);
    }

    [Theory]
    [InlineData(new[] { 1, 90 }, "sum to 90")]
    [InlineData(new[] { 1, 50, 1, 50 }, "twice")]
    [InlineData(new[] { 7, 100 }, "no version 7")]
    [InlineData(new int[0], "expected one version")]
    public async Task Publication_ThatMakesNoSense_IsRefused(int[] shares, string fault)
    {
        using var library = new AgentLibrary();
        await SaveAsync(library, "A");
        var outcome = await library.Versions.PublishAsync(
            AgentLibrary.Tenant, "desk", [.. shares.Chunk(2).Select(pair => new AgentShare(pair[0], pair[1]))], "ann", "", Cancelled);
        outcome.ShouldBeOfType<AgentPublishOutcome.Invalid>().Faults.ShouldContain(found => found.Message.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_ThatFails_KeepsAVersionFromAnswering()
    {
        using var library = new AgentLibrary(new NoSwearing());
        await SaveAsync(library, "Damn");
        var outcome = await library.Versions.PublishAsync(AgentLibrary.Tenant, "desk", [new AgentShare(1, 100)], "ann", "", Cancelled);
        outcome.ShouldBeOfType<AgentPublishOutcome.Invalid>().Faults.ShouldHaveSingleItem().Path.ShouldBe("greeting");
        (await library.GreetingAsync()).ShouldBeNull();
    }

    private static ValueTask<AgentSaveOutcome> SaveAsync(AgentLibrary library, string greeting) =>
        library.Versions.SaveAsync(AgentLibrary.Tenant, "desk", AgentLibrary.Source(greeting), "ann", "a test", Cancelled);

    private static async Task PublishAsync(AgentLibrary library, params AgentShare[] shares) =>
        (await library.Versions.PublishAsync(AgentLibrary.Tenant, "desk", shares, "ann", "a test", Cancelled)).ShouldBeOfType<AgentPublishOutcome.Published>();

    private sealed class NoSwearing : IAgentCheck
    {
        public ValueTask<IReadOnlyList<AgentFault>> CheckAsync(Tenancy.TenantContext tenant, AgentDefinition agent, CancellationToken cancellationToken) =>
            new(agent.Greeting == "Damn" ? [new AgentFault("greeting", "is rude")] : []);
    }
}
