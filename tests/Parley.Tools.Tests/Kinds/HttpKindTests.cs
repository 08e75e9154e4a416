using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Parley.Tools.Tests.Kinds;

/// <summary>Tools written out in the file, against a real server, through the whole gateway.</summary>
public sealed class HttpKindTests
{
    private static GatewayFixture Fixture() => new(TimeProvider.System, null);

    [Fact]
    public async Task Request_IsFilledFromArgumentsAndSecrets()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/v1/members/{id}/claims", (HttpContext http) =>
            Results.Json(new { data = new { claim = new { number = "C-1", paid = 12.5 } }, echo = http.Request.Headers.Authorization.ToString() })));
        await using var fixture = Fixture();
        fixture.SetSecret("INS", "tok-123456");
        fixture.Configure($$"""
            {{server.Hosts}}
            tools:
              file_claim:
                kind: http
                description: Files a claim.
                method: POST
                url: {{server.Url}}/v1/members/{member}/claims
                query: { source: parley, note: "{note}" }
                headers: { Authorization: "Bearer ${secret:INS}" }
                idempotency_header: Idempotency-Key
                parameters:
                  type: object
                  properties: { member: { type: string }, amount: { type: number }, note: { type: string }, tags: { type: array } }
                  required: [member, amount]
                body: { amount: "{amount}", text: "for {member}", tags: "{tags}" }
                result: { number: /data/claim/number, paid: /data/claim/paid, echo: /echo }
            """, "file_claim");
        var outcome = await fixture.InvokeAsync("file_claim", """{"member":"A/1 ?#${secret:INS}","amount":12.50}""");
        var result = outcome.ShouldBeOfType<ToolOutcome.Succeeded>().Result;
        result.ToJsonString().ShouldBe("""{"number":"C-1","paid":12.5,"echo":"Bearer [secret]"}""");
        var request = server.Received.Single();
        request.Target.ShouldBe("/v1/members/A%2F1 ?#${secret:INS}/claims?source=parley".Replace(" ?#${secret:INS}", "%20%3F%23%24%7Bsecret%3AINS%7D", StringComparison.Ordinal));
        request.Headers["Authorization"].ShouldBe("Bearer tok-123456");
        request.Headers["Idempotency-Key"].ShouldStartWith("tk_");
        request.Body.ShouldNotContain("tok-123456");
        JsonNode.Parse(request.Body)!["amount"]!.GetValue<decimal>().ShouldBe(12.5m);
        fixture.Log.GetSnapshot().ShouldNotContain(record => record.Message.Contains("tok-123456"));
        fixture.Audit.Entries.ShouldNotContain(entry => entry.ToString().Contains("tok-123456"));
    }

    /// <summary>The process that tells it again has sent no secret, so it would not know one.</summary>
    [Fact]
    public async Task EchoedSecret_IsConcealedAfterARestartToo()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/", (HttpContext http) => Results.Json(new { echo = http.Request.Headers.Authorization.ToString() })));
        var calls = new Parley.Testing.Tools.InMemoryToolCallStore();
        ToolScope scope;
        await using (var before = new GatewayFixture(TimeProvider.System, null) { Calls = calls })
        {
            before.SetSecret("INS", "tok-123456");
            Configure(before);
            scope = before.Scope();
            (await before.Gateway.InvokeAsync(GatewayFixture.Asking("pay"), scope, TestContext.Current.CancellationToken)).ShouldBeOfType<ToolOutcome.Succeeded>();
        }

        await using var after = new GatewayFixture(TimeProvider.System, null) { Calls = calls };
        Configure(after);
        var again = (await after.Gateway.InvokeAsync(GatewayFixture.Asking("pay"), scope, TestContext.Current.CancellationToken)).ShouldBeOfType<ToolOutcome.Succeeded>();
        (again.IsReplay, (string?)again.Result["echo"]).ShouldBe((true, "Bearer [secret]"));

        void Configure(GatewayFixture fixture) => fixture.Configure($$"""
            {{server.Hosts}}
            tools: { pay: { kind: http, description: Pays., method: POST, url: "{{server.Url}}/", headers: { Authorization: "Bearer ${secret:INS}" } } }
            """, "pay");
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("%2e%2e")]
    public async Task Argument_CannotChangeThePath(string id)
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/{**path}", () => "{}"));
        await using var fixture = Fixture();
        fixture.Configure($$"""
            {{server.Hosts}}
            tools: { find: { kind: http, description: Finds., url: "{{server.Url}}/members/{id}" } }
            """, "find");
        var outcome = await fixture.InvokeAsync("find", new JsonObject { ["id"] = id }.ToJsonString());
        if (outcome is ToolOutcome.Failed failed)
            failed.Code.ShouldBe("rejected");
        server.Received.ShouldAllBe(request => request.Target == "/members/%252e%252e");
    }

    [Theory]
    [InlineData(404, "not_found", 1)]
    [InlineData(409, "conflict", 1)]
    [InlineData(400, "rejected", 1)]
    [InlineData(418, "conflict", 1)]
    [InlineData(500, "unavailable", 3)]
    [InlineData(429, "rate_limited", 1)]
    public async Task Status_BecomesACode(int status, string code, int requests)
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/", (HttpContext http) =>
        {
            if (status == 429)
                http.Response.Headers.RetryAfter = "120";
            return Results.Json(new { detail = "Because." }, statusCode: status);
        }));
        await using var fixture = Fixture();
        fixture.Configure($$"""
            {{server.Hosts}}
            tools: { find: { kind: http, description: Finds., url: "{{server.Url}}/", statuses: { 418: conflict }, error_message: /detail } }
            """, "find");
        var failed = (await fixture.InvokeAsync("find")).ShouldBeOfType<ToolOutcome.Failed>();
        failed.Code.ShouldBe(code);
        failed.Message.ShouldBe($"The server answered {status}: Because.");
        server.Received.Count.ShouldBe(requests);
    }

    [Fact]
    public async Task ListInAForm_IsAFieldEach()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/", () => "{}"));
        await using var fixture = Fixture();
        fixture.Configure($$"""
            {{server.Hosts}}
            tools:
              order:
                kind: http
                description: Orders.
                method: POST
                url: {{server.Url}}/
                query: { color: "{colors}", filter: "{filter}", with: "all: {colors}" }
                body_type: form
                body: { tag: "{tags}" }
                parameters: { type: object, properties: { tags: { type: array }, colors: { type: array }, filter: { type: object } } }
            """, "order");
        (await fixture.InvokeAsync("order", """{"tags":["a","b c"],"colors":["red",7],"filter":{"a":1}}""")).ShouldBeOfType<ToolOutcome.Succeeded>();
        var request = server.Received.Single();
        (request.Target, request.Body).ShouldBe(("/?color=red&color=7&filter=%7B%22a%22%3A1%7D&with=all%3A%20red%2C7", "tag=a&tag=b+c"));
    }

    [Fact]
    public async Task ShortRetryAfter_IsWaitedFor()
    {
        var asked = 0;
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/", (HttpContext http) =>
        {
            http.Response.Headers.RetryAfter = "0";
            return asked++ == 0 ? Results.StatusCode(429) : Results.Json(new { ok = true });
        }));
        await using var fixture = Fixture();
        fixture.Configure($$"""
            {{server.Hosts}}
            tools: { find: { kind: http, description: Finds., url: "{{server.Url}}/" } }
            """, "find");
        (await fixture.InvokeAsync("find")).ShouldBeOfType<ToolOutcome.Succeeded>();
        server.Received.Count.ShouldBe(2);
    }

    [Fact]
    public async Task PostThatBreaks_IsNotSentTwiceAndMayHaveHappened()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/", (HttpContext http) => http.Abort()));
        await using var fixture = Fixture();
        fixture.Configure($$"""
            {{server.Hosts}}
            tools: { pay: { kind: http, description: Pays., method: POST, url: "{{server.Url}}/" } }
            """, "pay");
        var failed = (await fixture.InvokeAsync("pay")).ShouldBeOfType<ToolOutcome.Failed>();
        (failed.Code, failed.MayHaveHappened).ShouldBe(("unavailable", true));
        server.Received.Count.ShouldBe(1);
    }

    /// <summary>A gateway that lost its answer may have passed the request on, whatever an operator calls it.</summary>
    [Theory]
    [InlineData("POST", 502, true)]
    [InlineData("POST", 408, true)]
    [InlineData("POST", 404, false)]
    [InlineData("GET", 502, false)]
    public async Task CodeOfAStatus_TakesNoDoubtAway(string method, int status, bool mayHaveHappened)
    {
        await using var server = await LoopbackServer.StartAsync(app => app.Map("/", () => Results.StatusCode(status)));
        await using var fixture = Fixture();
        fixture.Configure($$"""
            {{server.Hosts}}
            tools: { pay: { kind: http, description: Pays., method: {{method}}, url: "{{server.Url}}/", retries: 0, statuses: { 502: unavailable, 408: rejected, 404: rejected } } }
            """, "pay");
        (await fixture.InvokeAsync("pay")).ShouldBeOfType<ToolOutcome.Failed>().MayHaveHappened.ShouldBe(mayHaveHappened);
    }

    [Fact]
    public async Task ServerThatIsNotThere_CertainlyDidNothing()
    {
        await using var fixture = Fixture();
        int port;
        await using (var gone = await LoopbackServer.StartAsync(_ => { }))
            port = gone.Port;
        fixture.Configure($$"""
            hosts: [{host: localhost, allow_private: true, allow_plain: true}]
            tools: { pay: { kind: http, description: Pays., method: POST, url: "http://localhost:{{port}}/" } }
            """, "pay");
        var failed = (await fixture.InvokeAsync("pay")).ShouldBeOfType<ToolOutcome.Failed>();
        (failed.Code, failed.MayHaveHappened).ShouldBe(("unavailable", false));
    }

    [Fact]
    public async Task SlowServer_EndsWithTheToolsTimeout()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/", async (HttpContext http) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
            return "";
        }));
        await using var fixture = Fixture();
        fixture.Configure($$"""
            {{server.Hosts}}
            tools: { find: { kind: http, description: Finds., url: "{{server.Url}}/", timeout: 200ms } }
            """, "find");
        (await fixture.InvokeAsync("find")).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("timeout");
    }

    [Fact]
    public async Task HostNotListed_IsRefused()
    {
        await using var fixture = Fixture();
        fixture.Configure("""
            tools: { find: { kind: http, description: Finds., url: "https://api.example.com/" } }
            """, "find");
        (await fixture.InvokeAsync("find")).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("host_not_allowed");
    }
}
