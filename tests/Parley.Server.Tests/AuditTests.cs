using System.Net;
using System.Text.Json;
using Parley.Calls;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Server.Tests;

public sealed class AuditTests
{
    private static readonly TenantContext Clinic = new(TenantId.Parse("clinic_123"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Audit_IsReadPageByPageAndByFilter()
    {
        await using var server = await RunningServer.StartAsync();
        await AppendAsync(server, "call_a", "book", "succeeded");
        await AppendAsync(server, "call_a", "refund", "refused");
        await AppendAsync(server, "call_b", "book", "failed");

        var first = await server.GetAsync("/v1/audit?limit=2");
        Sequences(first).ShouldBe([1, 2]);
        Sequences(await server.GetAsync($"/v1/audit?limit=2&after={first.GetProperty("next_after").GetInt64()}")).ShouldBe([3]);
        Sequences(await server.GetAsync("/v1/audit?tool=book")).ShouldBe([1, 3]);
        Sequences(await server.GetAsync("/v1/audit?call=call_a&outcome=refused")).ShouldBe([2]);
        var record = first.GetProperty("records")[0];
        record.GetProperty("arguments").GetProperty("phone").GetString().ShouldBe("[masked]");
        record.GetProperty("previous_hash").GetString().ShouldBe(ToolAuditChain.Origin);
        (await server.GetAsync("/v1/audit/verification")).GetRawText().ShouldStartWith("""{"intact":true,"records":3,"erased":0,"broken_at":null,""");
    }

    [Fact]
    public async Task OtherTenant_SeesItsOwnOnly()
    {
        await using var server = await RunningServer.StartAsync();
        await AppendAsync(server, "call_a", "book", "succeeded");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/audit");
        request.Headers.Add("X-Tenant", "other");
        using var answer = await server.Http.SendAsync(request, Token);
        Sequences(await RunningServer.JsonAsync(answer)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("after=x", "after")]
    [InlineData("outcome=good", "outcome")]
    public async Task WrongQuestion_NamesTheField(string query, string field)
    {
        await using var server = await RunningServer.StartAsync();
        using var answer = await server.Http.GetAsync($"/v1/audit?{query}", Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RunningServer.JsonAsync(answer)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task DeletedCall_LeavesHashesInAChainThatHolds()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        await AppendAsync(server, id, "book", "succeeded");
        await AppendAsync(server, "call_b", "book", "succeeded");
        using (var running = await server.Http.DeleteAsync($"/v1/calls/{id}", Token))
            (await RunningServer.JsonAsync(running)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:call-running");
        server.Conversation.End(id, HangUpReason.CallerLeft);
        await server.Http.GetStringAsync($"/v1/calls/{id}/events", Token);

        using (var deleted = await server.Http.DeleteAsync($"/v1/calls/{id}", Token))
            deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using (var again = await server.Http.DeleteAsync($"/v1/calls/{id}", Token))
            again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using (var gone = await server.Http.GetAsync($"/v1/calls/{id}", Token))
            gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var record = (await server.GetAsync($"/v1/audit?call={id}")).GetProperty("records")[0];
        record.GetProperty("arguments").ValueKind.ShouldBe(JsonValueKind.Null);
        record.GetProperty("user_id").GetString().ShouldBe("[erased]");
        (await server.GetAsync("/v1/audit/verification")).GetRawText().ShouldStartWith("""{"intact":true,"records":2,"erased":1,"broken_at":null,""");
    }

    private static ValueTask AppendAsync(RunningServer server, string call, string tool, string outcome) => server.Get<IToolAudit>().AppendAsync(
        Clinic,
        new ToolAuditEntry
        {
            At = DateTimeOffset.UnixEpoch, Call = new CallId(call), Agent = "Clinic", AgentVersion = 1, UserId = "ann", Channel = "web", Tool = tool, Step = "s",
            Key = "k", ArgumentsHash = "h", Arguments = """{"phone":"[masked]"}""", Outcome = outcome, Attempts = 1, Duration = TimeSpan.FromMilliseconds(3),
        },
        Token);

    private static IEnumerable<long> Sequences(JsonElement page) => page.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("sequence").GetInt64());
}
