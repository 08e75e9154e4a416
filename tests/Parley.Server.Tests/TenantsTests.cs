using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Agents;
using Parley.Calls;
using Parley.Server.Calls;
using Parley.Server.Hosting;
using Parley.Server.Readiness;
using Parley.Server.Tenancy;
using Parley.Tenancy;
using Parley.Testing;

namespace Parley.Server.Tests;

/// <summary>One server, agents of several tenants: as long as only this machine reaches it, requests name the tenant they are of.</summary>
public sealed class TenantsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_OfAnotherTenant_IsWithItsAgentAndKeptApart()
    {
        await using var server = await StartAsync();
        var id = await server.OpenAsync(new { tenant_id = "shop_456", user_name = "Ada", memory = new { last_visit = "March 3rd" } });
        var session = server.Conversation.Sessions.ShouldHaveSingleItem();
        (session.Tenant.Id.Value, session.Agent.AgentName, session.UserName).ShouldBe(("shop_456", "Other Assistant", "Ada"));
        session.Memory.ShouldHaveSingleItem().ShouldBe(new("last_visit", "March 3rd"));
        (await server.GetAsync($"/v1/calls/{id}?tenant_id=shop_456")).GetProperty("agent").GetString().ShouldBe("Other Assistant");
        using var mine = await server.Http.GetAsync($"/v1/calls/{id}", Cancelled);
        mine.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Session_ThatNamesNobody_IsWithTheFirstAgentOfTheServersOwnTenant()
    {
        await using var server = await StartAsync(configure: options => options with { Tenant = new TenantContext(TenantId.Parse("shop_456")) });
        await server.OpenAsync();
        var session = server.Conversation.Sessions.ShouldHaveSingleItem();
        (session.Tenant.Id.Value, session.Agent.AgentName).ShouldBe(("shop_456", "Other Assistant"));
    }

    [Fact]
    public async Task Session_WithAnAgentThatOnlyAnotherTenantHas_IsWithIt()
    {
        await using var server = await StartAsync();
        await server.OpenAsync(new { agent = "Other Assistant" });
        await server.OpenAsync();
        server.Conversation.Sessions.Select(session => session.Tenant.Id.Value).ShouldBe(["shop_456", "clinic_123"]);
    }

    [Fact]
    public async Task CallerOfAnotherTenant_WhoIsBackBeforeItsAgentsAreTakenIn_FindsTheirCall()
    {
        await using var server = await StartAsync();
        var room = await server.OpenAsync(new { tenant_id = "shop_456", user_id = "ann" });
        server.Conversation.End(room, HangUpReason.CallerLeft);
        var starting = new HeldAgentFiles();
        var calls = new CutOffCalls(server.Get<CutOffSessions>(), starting, server.Get<CallHost>(), server.Options, NullLogger<CutOffCalls>.Instance);

        (await calls.ReturnAsync(room, "ann", Cancelled)).ShouldBeTrue();

        starting.States.ShouldBeEmpty();
        server.Conversation.Sessions.Last().Resumes.ShouldNotBeNull().Call.Value.ShouldBe(room);
    }

    [Fact]
    public async Task Tenant_WhoseFolderCameAfterTheStart_IsFoundWithoutARestart()
    {
        var folder = Directory.CreateTempSubdirectory("parley-agents-").FullName;
        await using (var server = await StartAsync(services => services.Configure<AgentsOptions>(agents => agents.Folder = folder)))
        {
            using (var unknown = await server.Http.PostAsJsonAsync("/v1/sessions", new { agent = "Other Assistant" }, Cancelled))
                unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            Directory.CreateDirectory(Path.Combine(folder, "velo"));
            await server.OpenAsync(new { agent = "Other Assistant" });
            server.Conversation.Sessions.ShouldHaveSingleItem().Tenant.Id.Value.ShouldBe("velo");
        }

        ScratchFolder.Discard(folder);
    }

    [Fact]
    public async Task Agents_AreListedOfEveryTenant_OrOfTheOneNamed()
    {
        await using var server = await StartAsync();
        (await server.GetAsync("/v1/agents")).GetProperty("agents").EnumerateArray().Select(agent => agent.GetProperty("tenant_id").GetString()).ShouldBe(["clinic_123", "shop_456"]);
        (await server.GetAsync("/v1/agents?tenant_id=shop_456")).GetProperty("agents").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("/v1/agents?tenant_id=No%20Tenant")]
    [InlineData("/v1/calls?tenant_id=../x")]
    public async Task TenantNamedAsNoneIs_IsABadRequest(string path)
    {
        await using var server = await StartAsync();
        using var response = await server.Http.GetAsync(path, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await RunningServer.JsonAsync(response);
        problem.GetProperty("type").GetString().ShouldBe("urn:parley:problem:bad-request");
        problem.GetProperty("detail").GetString().ShouldBe("tenant_id must have 1 to 64 of a-z, 0-9, '_' and '-'.");
        using var opened = await server.Http.PostAsJsonAsync("/v1/sessions", new { tenant_id = "No Tenant" }, Cancelled);
        (await RunningServer.JsonAsync(opened)).GetProperty("errors").TryGetProperty("tenant_id", out _).ShouldBeTrue();
    }

    [Fact]
    public void Readiness_IsWithheldOnlyWhenNoAgentAnswers()
    {
        AgentFileState good = new(TenantId.Parse("a"), "good.yaml", "good", [], 1), broken = new(TenantId.Parse("b"), "bad.yaml", "bad", [new AgentFault("$", "is no YAML")], null);
        AgentsReadiness.Of([]).ShouldBe(new ReadinessVerdict.Ready("0 from files"));
        AgentsReadiness.Of([good]).ShouldBe(new ReadinessVerdict.Ready("1 from files"));
        AgentsReadiness.Of([good, broken]).ShouldBe(new ReadinessVerdict.Ready("1 from files, 1 file has faults; the log names them"));
        AgentsReadiness.Of([broken]).ShouldBe(new ReadinessVerdict.Waiting("No agent answers: 1 file has faults; the log names them."));
    }

    private static Task<RunningServer> StartAsync(Action<IServiceCollection>? more = null, Func<ParleyOptions, ParleyOptions>? configure = null) => RunningServer.StartAsync(configure, services: services =>
    {
        services.Replace(ServiceDescriptor.Singleton<ITenantOfRequest, NamedTenant>());
        more?.Invoke(services);
    });
}
