using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Parley.Server.Tests;

/// <summary>Agents over REST: saving, comparing, publishing.</summary>
public sealed class AgentVersionTests
{
    private const string Desk = "agent_name: Desk\ntenant_id: clinic_123\nvoice_profile: clear\nlanguage: en\ngreeting: ";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Version_IsSavedComparedAndPublished()
    {
        await using var server = await RunningServer.StartAsync();
        (await SaveAsync(server, Desk + "Hello")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await SaveAsync(server, Desk + "Good day")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await SaveAsync(server, Desk + "Good day")).StatusCode.ShouldBe(HttpStatusCode.OK, "nothing changed");

        var list = await server.GetAsync("/v1/agents/desk/versions");
        list.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("number").GetInt32()).ShouldBe([2, 1]);
        list.GetProperty("published").GetArrayLength().ShouldBe(0);
        (await server.GetAsync("/v1/agents/desk/versions/2")).GetProperty("source").GetString().ShouldBe(Desk + "Good day");
        (await server.GetAsync("/v1/agents/desk/versions/2/diff")).GetProperty("diff").GetString().ShouldNotBeNull().ShouldContain("+greeting: Good day");

        (await server.GetAsync("/v1/agents/desk/versions/1/diff")).GetProperty("diff").GetString().ShouldBe(
            "--- desk 0\n+++ desk 1\n@@ -0,0 +1,5 @@\n+" + (Desk + "Hello").Replace("\n", "\n+", StringComparison.Ordinal) + "\n", "all of the first version is new");
        using (var before = await server.Http.GetAsync("/v1/agents/desk/versions/0/diff", Cancelled))
            before.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var shares = new { shares = new[] { new { version = 1, percent = 50 }, new { version = 2, percent = 50 } }, note = "try both" };
        using var published = await server.Http.PostAsJsonAsync("/v1/agents/desk/publications", shares, Cancelled);
        published.StatusCode.ShouldBe(HttpStatusCode.Created, await published.Content.ReadAsStringAsync(Cancelled));
        (await server.GetAsync("/v1/agents/desk/publications")).GetProperty("publications")[0].GetProperty("note").GetString().ShouldBe("try both");
        (await server.GetAsync("/v1/agents/desk/figures")).GetProperty("versions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Version_WithFaults_NamesEachByItsPath()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await SaveAsync(server, "agent_name: Desk\ngoals: {a: b}\n");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await RunningServer.JsonAsync(response);
        problem.GetProperty("type").GetString().ShouldBe("urn:parley:problem:invalid-agent");
        problem.GetProperty("errors").GetProperty("goals")[0].GetString().ShouldBe("line 2: expected a list");
        problem.GetProperty("errors").TryGetProperty("voice_profile", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Version_ThatMayNotBePublished_IsSavedWithWarnings()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var expected in (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.OK])
        {
            using var response = await SaveAsync(server, Desk + "Hello {{ agent.nmae }}\n");
            response.StatusCode.ShouldBe(expected);
            var warning = (await RunningServer.JsonAsync(response)).GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem();
            (warning.GetProperty("path").GetString(), warning.GetProperty("line").GetInt32()).ShouldBe(("greeting", 5));
            warning.GetProperty("message").GetString().ShouldBe("unknown value 'agent.nmae': did you mean 'name'?");
        }

        using var mended = await SaveAsync(server, Desk + "Hello");
        (await RunningServer.JsonAsync(mended)).GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("file")]
    [InlineData(" File ")]
    public async Task Author_OfTheImport_IsNobodyElses(string author)
    {
        await using var server = await RunningServer.StartAsync();
        using var saved = await server.Http.PostAsJsonAsync("/v1/agents/desk/versions", new { source = Desk + "Hello", author }, JsonSerializerOptions.Web, Cancelled);
        saved.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RunningServer.JsonAsync(saved)).GetProperty("errors").GetProperty("author")[0].GetString().ShouldNotBeNull().ShouldContain("may not be 'file'");
        await SaveAsync(server, Desk + "Hello");
        var shares = new { shares = new[] { new { version = 1, percent = 100 } }, author };
        using var published = await server.Http.PostAsJsonAsync("/v1/agents/desk/publications", shares, Cancelled);
        published.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/v1/agents/nobody/versions")]
    [InlineData("/v1/agents/nobody/versions/1")]
    [InlineData("/v1/agents/nobody/versions/2/diff")]
    [InlineData("/v1/agents/nobody/publications")]
    [InlineData("/v1/agents/nobody/figures")]
    public async Task UnknownAgent_IsNotFound(string path)
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Http.GetAsync(path, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await RunningServer.JsonAsync(response)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:agent-not-found");
    }

    [Fact]
    public async Task AgentOfAnotherTenant_IsNotFound()
    {
        await using var server = await RunningServer.StartAsync();
        await SaveAsync(server, Desk + "Hello");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/agents/desk/versions/1") { Headers = { { "X-Tenant", "other" } } };
        using var response = await server.Http.SendAsync(request, Cancelled);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> SaveAsync(RunningServer server, string source) =>
        server.Http.PostAsJsonAsync("/v1/agents/desk/versions", new { source, note = "a test", author = "ann" }, JsonSerializerOptions.Web, Cancelled);
}
