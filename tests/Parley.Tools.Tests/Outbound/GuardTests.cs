using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Parley.Tools.Outbound;

namespace Parley.Tools.Tests.Outbound;

/// <summary>The way out, against real servers and resolvers that lie.</summary>
public sealed class GuardTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static GatewayFixture Fixture(IHostResolver? resolver = null, OutboundOptions? options = null) => new(TimeProvider.System, services =>
    {
        if (resolver is not null)
            services.AddSingleton(resolver);
        if (options is not null)
            services.AddSingleton(options);
    });

    private static HttpClient Client(GatewayFixture fixture) => fixture.Get<IOutbound>().HttpFor(GatewayFixture.Tenant);

    private static async Task<string> RefusalAsync(Task request)
    {
        var fault = await Should.ThrowAsync<Exception>(request);
        for (var cause = fault; cause is not null; cause = cause.InnerException!)
            if (cause is HostNotAllowedException refusal)
                return refusal.Message;
        throw new InvalidOperationException("It was no refusal.", fault);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{port}/")]
    [InlineData("http://2130706433:{port}/")]
    [InlineData("http://0x7f000001:{port}/")]
    [InlineData("http://0177.0.0.1:{port}/")]
    [InlineData("http://127.1:{port}/")]
    [InlineData("http://[::1]:{port}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{port}/")]
    [InlineData("http://0.0.0.0:{port}/")]
    [InlineData("http://localhost.:{port}/")]
    [InlineData("http://LOCALHOST:{port}/")]
    [InlineData("http://user@localhost:{port}/")]
    [InlineData("http://evil.example:{port}/")]
    [InlineData("http://api.example.com.evil.example:{port}/")]
    public async Task AddressInAnySpelling_IsRefusedUnlessListed(string url)
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/", () => "inside"));
        await using var fixture = Fixture();
        fixture.Configure("hosts: [api.example.com, {host: localhost, port: 1, allow_private: true, allow_plain: true}]");
        await RefusalAsync(Client(fixture).GetAsync(url.Replace("{port}", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), Token));
        server.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("10.1.2.3")]
    public async Task ListedNameThatLeadsInside_IsRefused(string address)
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/", () => "inside"));
        await using var fixture = Fixture(new LyingResolver(_ => [IPAddress.Parse(address)]));
        fixture.Configure("hosts: [{host: api.example.com, allow_plain: true}]");
        (await RefusalAsync(Client(fixture).GetAsync($"http://api.example.com:{server.Port}/", Token))).ShouldContain("no public address");
        server.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task RebindingName_IsAskedOnceAConnection()
    {
        // The second answer, which a second look-up between check and use would get, leads nowhere.
        var asked = 0;
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/", () => "first"));
        await using var fixture = Fixture(new LyingResolver(_ => [IPAddress.Parse(asked++ == 0 ? "127.0.0.1" : "127.0.0.2")]));
        fixture.Configure("hosts: [{host: api.example.com, allow_plain: true, allow_private: true}]");
        (await Client(fixture).GetStringAsync($"http://api.example.com:{server.Port}/", Token)).ShouldBe("first");
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task PlainHttp_NeedsTheOperatorsWord()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/", () => "ok"));
        await using var fixture = Fixture();
        fixture.Configure("hosts: [{host: localhost, allow_private: true}]");
        (await RefusalAsync(Client(fixture).GetAsync(server.Url, Token))).ShouldContain("https");
        fixture.Configure(server.Hosts + "\n# edited");
        (await Client(fixture).GetStringAsync(server.Url, Token)).ShouldBe("ok");
    }

    [Fact]
    public async Task Redirect_IsCheckedLikeAFirstRequest()
    {
        await using var inside = await LoopbackServer.StartAsync(app => app.MapGet("/{**path}", () => "inside"));
        await using var server = await LoopbackServer.StartAsync(app =>
        {
            app.MapGet("/out", () => Results.Redirect($"http://127.0.0.1:{inside.Port}/latest/meta-data"));
            app.MapGet("/other", () => Results.Redirect($"http://localhost:{inside.Port}/"));
            app.MapGet("/loop", () => Results.Redirect("/loop"));
            app.MapGet("/a", () => Results.Redirect("/b"));
            app.MapGet("/b", () => "followed");
        });
        await using var fixture = Fixture();
        fixture.Configure(server.Hosts);
        await RefusalAsync(Client(fixture).GetAsync(server.Url + "/out", Token));
        await RefusalAsync(Client(fixture).GetAsync(server.Url + "/other", Token));
        (await Should.ThrowAsync<HttpRequestException>(Client(fixture).GetAsync(server.Url + "/loop", Token))).Message.ShouldContain("redirects");
        (await Client(fixture).GetStringAsync(server.Url + "/a", Token)).ShouldBe("followed");
        inside.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task RedirectToAnotherOrigin_LosesCredentials()
    {
        await using var other = await LoopbackServer.StartAsync(app => app.MapGet("/", () => "there"));
        await using var server = await LoopbackServer.StartAsync(app =>
        {
            app.MapGet("/", () => Results.Redirect(other.Url));
            app.MapPost("/moved", () => Results.Redirect(other.Url, permanent: false, preserveMethod: true));
        });
        await using var fixture = Fixture();
        fixture.Configure("hosts: [{host: localhost, allow_private: true, allow_plain: true}]");
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url);
        request.Headers.Authorization = new("Bearer", "token-of-the-first");
        request.Headers.Add("X-Api-Key", "key-of-the-first");
        using var response = await Client(fixture).SendAsync(request, Token);
        (await response.Content.ReadAsStringAsync(Token)).ShouldBe("there");
        other.Received.Single().Headers.Keys.ShouldNotContain("Authorization");
        other.Received.Single().Headers.Keys.ShouldNotContain("X-Api-Key");
        await Should.ThrowAsync<HttpRequestException>(Client(fixture).PostAsync(server.Url + "/moved", new StringContent("secret"), Token));
        other.Received.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("/declared")]
    [InlineData("/chunked")]
    [InlineData("/bomb")]
    public async Task HugeAnswer_IsCutOff(string path)
    {
        await using var server = await LoopbackServer.StartAsync(app =>
        {
            app.MapGet("/declared", () => Results.Bytes(new byte[200_000]));
            app.MapGet("/chunked", async (HttpContext http) =>
            {
                for (var i = 0; i < 200 && !http.RequestAborted.IsCancellationRequested; i++)
                    await http.Response.Body.WriteAsync(new byte[1000], http.RequestAborted);
            });
            app.MapGet("/bomb", async (HttpContext http) =>
            {
                http.Response.Headers.ContentEncoding = "gzip";
                await using var packed = new System.IO.Compression.GZipStream(http.Response.Body, System.IO.Compression.CompressionLevel.SmallestSize);
                await packed.WriteAsync(new byte[10_000_000], http.RequestAborted);
            });
        });
        await using var fixture = Fixture(options: new OutboundOptions { LargestResponse = 100_000 });
        fixture.Configure(server.Hosts);
        (await Should.ThrowAsync<Exception>(Client(fixture).GetStringAsync(server.Url + path, Token))).ToString().ShouldContain(nameof(ResponseTooLargeException));
    }

    [Fact]
    public async Task FailingHost_IsLeftAloneForAWhile()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/", () => Results.StatusCode(500)));
        await using var fixture = Fixture();
        fixture.Configure(server.Hosts);
        for (var i = 0; i < 5; i++)
            (await Client(fixture).GetAsync(server.Url, Token)).Dispose();
        await Should.ThrowAsync<CircuitOpenException>(Client(fixture).GetAsync(server.Url, Token));
        server.Received.Count.ShouldBe(5);
    }

    [Fact]
    public async Task OtherProtocols_GoTheSameWay()
    {
        await using var server = await LoopbackServer.StartAsync(_ => { });
        await using var fixture = Fixture();
        fixture.Configure(server.Hosts);
        await using (var stream = await fixture.Get<IOutbound>().ConnectAsync(GatewayFixture.Tenant, "localhost", server.Port, Token))
            stream.CanWrite.ShouldBeTrue();
        await RefusalAsync(fixture.Get<IOutbound>().ConnectAsync(GatewayFixture.Tenant, "127.0.0.1", server.Port, Token));
        await RefusalAsync(fixture.Get<IOutbound>().ConnectAsync(GatewayFixture.Tenant, "2130706433", server.Port, Token));
        var other = new Tenancy.TenantContext(Tenancy.TenantId.Parse("other"));
        await RefusalAsync(fixture.Get<IOutbound>().ConnectAsync(other, "localhost", server.Port, Token));
    }

    private sealed class LyingResolver(Func<string, IPAddress[]> answer) : IHostResolver
    {
        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Task.FromResult(answer(host));
    }
}
