using System.Net;
using System.Net.Http.Json;

namespace Parley.Server.Tests;

/// <summary>Any site may lead a name of its own to this machine, or have its page send something here: neither reads or changes anything.</summary>
public sealed class KnownHostsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("evil.example", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:9999", 200)]
    [InlineData("[::1]:8080", 200)]
    [InlineData("voice.example.com", 200)]
    [InlineData("Voice.Example.com:443", 200)]
    public async Task Name_IsTheServersOwnOrRefused(string host, int status)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/calls");
        request.Headers.Host = host;
        // What a page under a name of its own may send too, and what only a proxy is believed.
        request.Headers.Add("X-Forwarded-Host", "localhost");
        using var response = await server.Http.SendAsync(request, Cancellation);
        ((int)response.StatusCode).ShouldBe(status);
        if (status == 421)
            (await RunningServer.JsonAsync(response)).GetProperty("detail").GetString().ShouldNotBeNull().ShouldEndWith($"with --host {host}.");
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("http://localhost:5173", 201)]
    [InlineData("https://voice.example.com", 201)]
    public async Task PageOfAnotherSite_ChangesNothing(string origin, int status)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sessions") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Origin", origin);
        using var response = await server.Http.SendAsync(request, Cancellation);
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task PageOfAnotherSite_WithAToken_IsJudgedByTheToken()
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sessions") { Content = JsonContent.Create(new { roles = new[] { "staff" } }) };
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Authorization = new("Bearer", "no token");
        using var response = await server.Http.SendAsync(request, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task AnyName_IsTakenWhereTheOperatorSaysSo()
    {
        await using var server = await RunningServer.StartAsync(options => options with { Hosts = ["*"] });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/calls");
        request.Headers.Host = "whatever.example";
        using var response = await server.Http.SendAsync(request, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<RunningServer> StartAsync() => RunningServer.StartAsync(options => options with { Hosts = ["voice.example.com"] });
}
