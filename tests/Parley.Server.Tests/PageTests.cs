using System.Net;

namespace Parley.Server.Tests;

public sealed class PageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-page-").FullName;

    public PageTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        File.WriteAllText(Path.Combine(_folder, "index.html"), "<!doctype html><title>Parley</title>");
        File.WriteAllText(Path.Combine(_folder, "assets", "index-abc123.js"), "export {}");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("/")]
    [InlineData("/calls/call_1")]
    public async Task Page_AnswersItsOwnPaths(string path)
    {
        await using var server = await RunningServer.StartAsync(options => options with { PageFolder = _folder });
        using var response = await server.Http.GetAsync(path, Cancellation);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("<title>Parley</title>");
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain($"ws://{server.Http.BaseAddress!.Authority}");
        policy.ShouldContain("media-src 'self' blob:");
        policy.ShouldContain("script-src 'self';");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public async Task Asset_WithAHashInItsName_IsKeptForever()
    {
        await using var server = await RunningServer.StartAsync(options => options with { PageFolder = _folder });
        using var response = await server.Http.GetAsync("/assets/index-abc123.js", Cancellation);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    [Theory]
    [InlineData("/assets/gone.js")]
    [InlineData("/v1/gone")]
    [InlineData("/..%2f..%2fgone.txt")]
    public async Task MissingFile_IsNotThePage(string path)
    {
        await using var server = await RunningServer.StartAsync(options => options with { PageFolder = _folder });
        using var response = await server.Http.GetAsync(path, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_NotBuilt_SaysHowToBuildIt()
    {
        await using var server = await RunningServer.StartAsync(options => options with { PageFolder = Path.Combine(_folder, "nowhere") });
        (await server.Http.GetStringAsync("/", Cancellation)).ShouldContain("./parley up");
    }
}
