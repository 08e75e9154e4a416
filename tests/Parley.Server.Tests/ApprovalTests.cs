using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Parley.Calls;
using Parley.Flows;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Server.Tests;

/// <summary>A person decides by REST, over the server's own database and gateway.</summary>
public sealed class ApprovalTests
{
    private static readonly TenantContext Clinic = new(TenantId.Parse("clinic_123"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<(RunningServer Server, Refund Tool, string Id)> WaitingAsync()
    {
        var tool = new Refund();
        var server = await RunningServer.StartAsync(services: services => services.AddSingleton<IToolSource>(tool));
        var agent = (await new FakeAgents().FindAsync(Clinic, FakeAgents.Clinic, "ann", Token))! with { Tools = ["refund"] };
        var scope = new ToolScope(new CallContext(CallId.New(TimeProvider.System), Clinic, TimeProvider.System), agent, "phone", "ann", []);
        var call = new ToolCall("refund", "refund/pay/1", new JsonObject { ["card"] = "4111", ["amount"] = 5 }, new Dictionary<string, ValueSource>());
        var awaiting = (await server.Get<IToolGateway>().InvokeAsync(call, scope, Token)).ShouldBeOfType<ToolOutcome.AwaitingApproval>();
        return (server, tool, awaiting.ApprovalId);
    }

    [Fact]
    public async Task Approval_IsListedMaskedAndRunsOnApproval()
    {
        var (server, tool, id) = await WaitingAsync();
        await using (server)
        {
            var listed = (await server.GetAsync("/v1/approvals?status=pending")).GetProperty("approvals").EnumerateArray().Single();
            listed.GetProperty("id").GetString().ShouldBe(id);
            listed.GetProperty("arguments").GetRawText().ShouldBe("""{"amount":5,"card":"[masked]"}""");
            (await server.GetAsync($"/v1/approvals/{id}")).GetProperty("status").GetString().ShouldBe("pending");

            using var approved = await server.Http.PostAsJsonAsync($"/v1/approvals/{id}/approve", new { decided_by = "grace", note = "Fine." }, Token);
            approved.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await RunningServer.JsonAsync(approved)).GetProperty("status").GetString().ShouldBe("approved");
            tool.Runs.ShouldBe(1);
            (await server.Get<IApprovals>().OutcomeAsync(Clinic, id, Token)).ShouldBeOfType<ToolOutcome.Succeeded>();

            using var again = await server.Http.PostAsJsonAsync($"/v1/approvals/{id}/deny", new { decided_by = "mallory" }, Token);
            again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await RunningServer.JsonAsync(again)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:approval-settled");
            (await server.Get<IToolAudit>().VerifyAsync(Clinic, Token)).BrokenAt.ShouldBeNull();
        }
    }

    [Fact]
    public async Task Denial_KeepsTheToolFromRunning()
    {
        var (server, tool, id) = await WaitingAsync();
        await using (server)
        {
            using var denied = await server.Http.PostAsJsonAsync($"/v1/approvals/{id}/deny", new { decided_by = "grace" }, Token);
            denied.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await server.Get<IApprovals>().OutcomeAsync(Clinic, id, Token)).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("denied");
            tool.Runs.ShouldBe(0);
        }
    }

    [Fact]
    public async Task LostKey_LeavesTheListReadable_RefusesApprovalAndLetsDeny()
    {
        var (server, tool, id) = await WaitingAsync();
        await using (server)
        {
            var other = new string('A', 43) + "=";
            await using (var connection = new SqliteConnection($"Data Source={Path.Combine(server.Options.DataFolder, "parley.db")}"))
            {
                await connection.OpenAsync(Token);
                await using var command = connection.CreateCommand();
                command.CommandText = "UPDATE tool_approvals SET arguments = 'sealed.1:' || $other";
                command.Parameters.AddWithValue("$other", other);
                (await command.ExecuteNonQueryAsync(Token)).ShouldBe(1);
            }

            var listed = (await server.GetAsync("/v1/approvals?status=pending")).GetProperty("approvals").EnumerateArray().Single();
            (listed.GetProperty("id").GetString(), listed.GetProperty("arguments_lost").GetBoolean()).ShouldBe((id, true));
            using var approved = await server.Http.PostAsJsonAsync($"/v1/approvals/{id}/approve", new { decided_by = "grace" }, Token);
            approved.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            (await RunningServer.JsonAsync(approved)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:approval-unreadable");
            using var denied = await server.Http.PostAsJsonAsync($"/v1/approvals/{id}/deny", new { decided_by = "grace" }, Token);
            denied.StatusCode.ShouldBe(HttpStatusCode.OK);
            tool.Runs.ShouldBe(0);
        }
    }

    [Fact]
    public async Task OtherTenant_DoesNotSeeIt()
    {
        var (server, tool, id) = await WaitingAsync();
        await using (server)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/approvals/{id}/approve") { Content = JsonContent.Create(new { decided_by = "mallory" }) };
            request.Headers.Add("X-Tenant", "other");
            using var answer = await server.Http.SendAsync(request, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await RunningServer.JsonAsync(answer)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:approval-not-found");
            tool.Runs.ShouldBe(0);
        }
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"decided_by":""}""")]
    [InlineData("""{"decided_by":"a\u0000b"}""")]
    public async Task Decision_NeedsAName(string body)
    {
        var (server, tool, id) = await WaitingAsync();
        await using (server)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var answer = await server.Http.PostAsync($"/v1/approvals/{id}/approve", content, Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            tool.Runs.ShouldBe(0);
        }
    }

    [Fact]
    public async Task UnknownStatus_IsNamed()
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.Http.GetAsync("/v1/approvals?status=open", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RunningServer.JsonAsync(answer)).GetProperty("errors").TryGetProperty("status", out _).ShouldBeTrue();
    }

    private sealed class Refund : IToolSource, ITool
    {
        private readonly IReadOnlyList<ITool> _tools;
        private int _runs;

        public Refund() => _tools = [this];

        public int Runs => _runs;

        public ToolDefinition Definition { get; } = new()
        {
            Name = "refund", Description = "Pays back.", Parameters = new JsonObject { ["type"] = "object" }, Effect = ToolEffect.Commits, NeedsApproval = true, Sensitive = ["/card"],
        };

        public ValueTask<IReadOnlyList<ITool>> ToolsAsync(TenantContext tenant, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<ITool>>(tenant == Clinic ? _tools : []);

        public ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _runs);
            return ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Succeeded([]));
        }
    }
}
