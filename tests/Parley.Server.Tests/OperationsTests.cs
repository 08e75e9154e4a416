using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parley.Calls;
using Parley.Media;
using Parley.Server.Calls;
using Parley.Server.Readiness;
using Parley.Tenancy;
using Parley.Testing;

namespace Parley.Server.Tests;

public sealed class OperationsTests
{
    private static readonly string[] Operations =
    [
        "POST /v1/sessions", "GET /v1/agents",
        "GET /v1/agents/{agent}/versions", "POST /v1/agents/{agent}/versions", "GET /v1/agents/{agent}/versions/{number}",
        "GET /v1/agents/{agent}/versions/{number}/diff", "GET /v1/agents/{agent}/publications", "POST /v1/agents/{agent}/publications",
        "GET /v1/agents/{agent}/figures",
        "GET /v1/calls", "GET /v1/calls/{id}", "DELETE /v1/calls/{id}", "GET /v1/calls/{id}/transcript",
        "GET /v1/calls/{id}/recording", "GET /v1/calls/{id}/events", "GET /healthz", "GET /readyz",
        "GET /v1/approvals", "GET /v1/approvals/{id}", "POST /v1/approvals/{id}/approve", "POST /v1/approvals/{id}/deny",
        "GET /v1/audit", "GET /v1/audit/verification",
        "GET /v1/handoffs", "GET /v1/handoffs/{id}", "POST /v1/handoffs/{id}/claim", "POST /v1/handoffs/{id}/close",
        "GET /v1/outbox", "GET /v1/outbox/{id}", "GET /v1/tickets", "GET /v1/tickets/{number}",
    ];

    private static async Task<string[]> LateTicksAsync(RunningServer server) =>
    [
        .. (await server.Http.GetStringAsync("/metrics", Cancellation)).Split('\n')
            .Where(line => line.StartsWith("parley_media_tick_lateness_seconds_bucket", StringComparison.Ordinal)).Select(line => string.Join(' ', line.Split(' ')[..2])),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SchemaOfAgents_IsServed()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Http.GetAsync("/schemas/agent.json", Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
        var schema = await RunningServer.JsonAsync(response);
        schema.GetProperty("required").EnumerateArray().Select(key => key.GetString()).ShouldContain("agent_name");
        schema.GetProperty("properties").TryGetProperty("voice_profile", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task OpenApi_DescribesEveryEndpointInSnakeCase()
    {
        await using var server = await RunningServer.StartAsync();
        var document = await server.GetAsync("/openapi/v1.json");
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
        described.ShouldBe(Operations, ignoreOrder: true);
        var schemas = document.GetProperty("components").GetProperty("schemas");
        schemas.GetProperty("OpenedSession").GetProperty("properties").EnumerateObject().Select(field => field.Name)
            .ShouldBe(["session_id", "url", "token", "room"]);
        schemas.GetProperty("CallRecord").GetProperty("properties").TryGetProperty("voice_to_voice_p50_ms", out _).ShouldBeTrue();
        schemas.GetProperty("CallStatus").GetProperty("enum").EnumerateArray().Select(value => value.GetString())
            .ShouldBe(["active", "ended", "ended_abnormally"]);
        document.GetProperty("paths").GetProperty("/v1/calls").GetProperty("get").GetProperty("parameters")[0]
            .GetProperty("schema").GetProperty("type").GetString().ShouldBe("integer");
        document.GetProperty("paths").GetProperty("/v1/sessions").GetProperty("post").GetProperty("requestBody")
            .TryGetProperty("required", out var required).ShouldBe(required.ValueKind == System.Text.Json.JsonValueKind.False);
    }

    [Fact]
    public async Task Documentation_LoadsNothingFromElsewhere()
    {
        await using var server = await RunningServer.StartAsync();
        using var page = await server.Http.GetAsync("/docs/", Cancellation);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync(Cancellation)).ShouldNotContain("https://");
    }

    [Fact]
    public async Task Metrics_TellOfCallsAndOfTheServer()
    {
        await using var server = await RunningServer.StartAsync();
        // Of a tenant of its own: metrics of one process know no servers, and other tests' calls are the clinic's.
        await server.OpenAsync(new { tenant_id = "counted" });
        server.Get<CallMetrics>().Ended(new TenantContext(TenantId.Parse("shop_7")), HangUpReason.CallerLeft);
        var text = await server.Http.GetStringAsync("/metrics", Cancellation);
        var active = text.Split('\n').Where(line => line.StartsWith("parley_calls_active", StringComparison.Ordinal) && line.Contains("counted", StringComparison.Ordinal));
        active.ShouldHaveSingleItem("a call is counted once").Split(' ')[1].ShouldBe("1");
        text.Split('\n').Where(line => line.StartsWith("parley_calls_active", StringComparison.Ordinal)).ShouldAllBe(line => line.Contains("parley_tenant"));
        text.ShouldMatch("parley_calls_ended_total\\{[^}]*parley_tenant=\"shop_7\",reason=\"caller_left\"\\} 1");
        text.ShouldContain("parley_journal_waiting");
        text.ShouldContain("http_server_request_duration_seconds");
        text.ShouldContain("dotnet_gc");
    }

    /// <summary>A gauge that begins anew at every look tells each of two who look half of it.</summary>
    [Fact]
    public async Task Metrics_OfTheMediaClock_SufferNoLossByBeingLookedAt()
    {
        await using var server = await RunningServer.StartAsync();
        var ticks = new FirstTicks(5);
        using (server.Get<MediaClock>().Subscribe(ticks))
            await ticks.Came.WaitAsync(Cancellation);

        var (one, another) = (await LateTicksAsync(server), await LateTicksAsync(server));

        another.ShouldBe(one);
        one.ShouldContain(line => line.Contains("le=\"0.0005\"", StringComparison.Ordinal));
        double.Parse(one.Single(line => line.Contains("+Inf", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public async Task Metrics_ThatAreExported_AreDocumented()
    {
        await using var server = await RunningServer.StartAsync();
        await server.OpenAsync();
        var documented = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "docs", "metrics.md"), Cancellation);

        var exported = (await server.Http.GetStringAsync("/metrics", Cancellation)).Split('\n')
            .Where(line => line.StartsWith("# TYPE parley_", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).Distinct().ToList();

        exported.ShouldContain("parley_media_tick_skips_total");
        exported.ShouldAllBe(name => documented.Contains($"`{name}`"));
    }

    [Fact]
    public async Task Metrics_OfDurations_TellApartWhatMatters()
    {
        await using var server = await RunningServer.StartAsync();
        using var meter = new Meter("Parley.Tests");
        meter.CreateHistogram<double>("parley.tests.turn", "s").Record(0.35);

        var text = await server.Http.GetStringAsync("/metrics", Cancellation);

        text.ShouldMatch("parley_tests_turn_seconds_bucket\\{[^}]*le=\"0.3\"[^}]*\\} 0");
        text.ShouldMatch("parley_tests_turn_seconds_bucket\\{[^}]*le=\"0.4\"[^}]*\\} 1");
        text.ShouldContain("service_name=\"parley\"");
    }

    [Fact]
    public async Task Readiness_IsWithheldWhileSomethingIsWaitedFor()
    {
        await using var ready = await RunningServer.StartAsync();
        (await ready.GetAsync("/readyz")).GetRawText().ShouldBe("""{"status":"ready","checks":{"agents":"ready: 2 from files","database":"ready"}}""");
        (await ready.GetAsync("/healthz")).GetProperty("status").GetString().ShouldBe("ok");

        await using var waiting = await RunningServer.StartAsync(services: services => services.AddSingleton<IReadinessCheck, LoadingModels>());
        using var response = await waiting.Http.GetAsync("/readyz", Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("\"speech_models\":\"Loading.\"");
    }

    [Fact]
    public async Task Agents_AreTheTenantsOwn()
    {
        await using var server = await RunningServer.StartAsync();
        var agent = (await server.GetAsync("/v1/agents")).GetProperty("agents").EnumerateArray().ShouldHaveSingleItem();
        agent.GetProperty("agent_name").GetString().ShouldBe(FakeAgents.Clinic);
        agent.GetProperty("knowledge_sources").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("GET", "/v1/nothing", 404, "not-found")]
    [InlineData("DELETE", "/v1/calls", 405, "method-not-allowed")]
    public async Task RequestNobodyServes_IsAProblemDocument(string method, string path, int status, string type)
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Cancellation);
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await RunningServer.JsonAsync(response)).GetProperty("type").GetString().ShouldBe($"urn:parley:problem:{type}");
    }

    [Fact]
    public async Task Fault_InsideTheServer_TellsNothingOfItself()
    {
        await using var server = await RunningServer.StartAsync(
            services: services => services.AddSingleton<Parley.Agents.IAgentCatalog, BrokenAgents>());
        using var response = await server.Http.GetAsync("/v1/agents", Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        text.ShouldContain("urn:parley:problem:internal-error");
        text.ShouldNotContain("secret");
    }

    private sealed class LoadingModels : IReadinessCheck
    {
        public string Name => "speech_models";

        public ValueTask<ReadinessVerdict> CheckAsync(CancellationToken cancellationToken) => new(new ReadinessVerdict.Waiting("Loading."));
    }

    private sealed class BrokenAgents : Parley.Agents.IAgentCatalog
    {
        public ValueTask<Parley.Agents.AgentDefinition?> FindAsync(
            Parley.Tenancy.TenantContext tenant, string agentName, string userId, CancellationToken cancellationToken) => throw new InvalidOperationException("secret");

        public ValueTask<Parley.Agents.AgentDefinition?> FindVersionAsync(
            Parley.Tenancy.TenantContext tenant, string agentId, int version, CancellationToken cancellationToken) => throw new InvalidOperationException("secret");

        public ValueTask<IReadOnlyList<Parley.Agents.AgentDefinition>> ListAsync(
            Parley.Tenancy.TenantContext tenant, CancellationToken cancellationToken) => throw new InvalidOperationException("secret");
    }

    private sealed class FirstTicks(int wanted) : IMediaTick
    {
        private readonly TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _ticks;

        public Task Came => _came.Task;

        public void OnTick()
        {
            if (++_ticks == wanted)
                _came.TrySetResult();
        }
    }
}
