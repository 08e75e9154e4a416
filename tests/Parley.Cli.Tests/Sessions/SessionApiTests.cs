using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parley.Cli.Sessions;

namespace Parley.Cli.Tests.Sessions;

public sealed class SessionApiTests
{
    private const string Ticket = """{"session_id":"call_1","url":"ws://127.0.0.1:9","token":"t","room":"r"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "unknown")]
    [InlineData("--consent granted", "granted")]
    [InlineData("--consent refused", "refused")]
    public async Task Consent_IsWhatTheCallerSays(string option, string told)
    {
        JsonNode? asked = null;
        await using var server = await ServeAsync(503, "{}", body => asked = JsonNode.Parse(body));
        (await CommandLine.RunAsync(["chat", "--server", $"{AddressOf(server)}", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)])).ShouldBe(ExitCode.NoSession);
        ((string?)asked!["consent_status"]).ShouldBe(told);
    }

    [Fact]
    public async Task Caller_IsWhoTheyAreSaidToBe()
    {
        JsonNode? asked = null;
        await using var server = await ServeAsync(503, "{}", body => asked = JsonNode.Parse(body));
        string[] line = ["chat", "--server", $"{AddressOf(server)}", "--user-name", "Ada", "--memory", "pet=a cat", "--memory", "sum=1=1"];
        (await CommandLine.RunAsync(line)).ShouldBe(ExitCode.NoSession);
        ((string?)asked!["user_name"]).ShouldBe("Ada");
        asked["memory"]!.ToJsonString().ShouldBe("""{"pet":"a cat","sum":"1=1"}""");
    }

    [Fact]
    public async Task Session_IsAskedForAndReadInSnakeCase()
    {
        JsonNode? asked = null;
        await using var server = await ServeAsync(201, Ticket, body => asked = JsonNode.Parse(body));
        var ticket = await SessionApi.OpenAsync(AddressOf(server), new AgentChoice("Reception", "acme", "granted"), "terminal", Cancellation);
        ticket.ShouldBe(new SessionTicket("call_1", new Uri("ws://127.0.0.1:9"), "t", "r"));
        ((string?)asked!["agent"]).ShouldBe("Reception");
        ((string?)asked["tenant_id"]).ShouldBe("acme");
        ((string?)asked["channel"]).ShouldBe("terminal");
        ((string?)asked["consent_status"]).ShouldBe("granted");
    }

    [Theory]
    [InlineData(400, """{"title":"Bad","detail":"agent 'X' is not known"}""", "agent 'X' is not known")]
    [InlineData(400, """{"title":"Bad","errors":{"agent":["agent 'X' is not known"]}}""", "agent 'X' is not known")]
    [InlineData(503, """{"title":"All lines are busy"}""", "All lines are busy")]
    [InlineData(400, """{"detail":7}""", "answered 400")]
    [InlineData(404, "<html>not here</html>", "is this a Parley server?")]
    [InlineData(500, "[1]", "answered 500")]
    [InlineData(500, "", "answered 500")]
    [InlineData(200, "<html>hello</html>", "not as a Parley server does")]
    [InlineData(200, "{}", "not as a Parley server does")]
    public async Task Refusal_IsExplainedInASentence(int status, string body, string explained)
    {
        await using var server = await ServeAsync(status, body);
        var refusal = await Should.ThrowAsync<ServerRefusedException>(SessionApi.OpenAsync(AddressOf(server), null, "text", Cancellation));
        refusal.Message.ShouldContain(explained);
    }

    [Fact]
    public async Task Server_ThatIsNotThere_IsNamed()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = new Uri($"http://{closed.LocalEndpoint}");
        closed.Stop();
        var refusal = await Should.ThrowAsync<ServerRefusedException>(SessionApi.OpenAsync(address, null, "text", Cancellation));
        refusal.Message.ShouldContain(address.ToString());
        refusal.Message.ShouldContain("parley up");
    }

    private static async Task<WebApplication> ServeAsync(int status, string body, Action<string>? asked = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapPost("/v1/sessions", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            asked?.Invoke(await reader.ReadToEndAsync(http.RequestAborted));
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(body, http.RequestAborted);
        });
        await server.StartAsync(Cancellation);
        return server;
    }

    private static Uri AddressOf(WebApplication server) => new(server.Urls.Single());
}
