using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests;

/// <summary>The page's types are generated from <c>docs/openapi.json</c>, which must therefore be what the server serves.</summary>
public sealed class DescriptionTests
{
    private const string Renewal = "PARLEY_RENEW_DESCRIPTION=1";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is described as a number is also served as one: whoever reads a hand-off's status wants "open".</summary>
    [Fact]
    public async Task Enumeration_IsDescribedByItsNames()
    {
        await using var server = await RunningServer.StartAsync();
        var description = JsonNode.Parse(await server.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var schemas = description["components"]!["schemas"]!.AsObject();
        schemas.Where(schema => schema.Value!["type"] is JsonValue type && type.GetValue<string>() == "integer").Select(schema => schema.Key).ShouldBeEmpty();
        schemas["HandoffStatus"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["open", "claimed", "closed", "withdrawn"]);
    }

    /// <summary>A client made from the description has to be able to say whose calls it asks for.</summary>
    [Fact]
    public async Task Tenant_IsDescribedWhereARequestMayNameIt()
    {
        await using var server = await RunningServer.StartAsync();
        var description = JsonNode.Parse(await server.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!;
        var without = from path in description["paths"]!.AsObject()
                      from operation in path.Value!.AsObject()
                      let parameters = operation.Value!["parameters"]?.AsArray() ?? []
                      where !parameters.Any(parameter => parameter!["name"]!.GetValue<string>() == "tenant_id")
                      select $"{operation.Key} {path.Key}";
        without.ShouldBe(["post /v1/sessions", "get /healthz", "get /readyz"], ignoreOrder: true);
    }

    [Fact]
    public async Task Description_InDocs_IsWhatTheServerServes()
    {
        await using var server = await RunningServer.StartAsync();
        var description = JsonNode.Parse(await server.Http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!.AsObject();
        // The address it was asked at: another on each machine.
        description.Remove("servers");
        var served = description.ToJsonString(Readable) + "\n";
        var path = Path.Combine(RepositoryPaths.Root, "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable(Renewal.Split('=')[0]) == "1")
            await File.WriteAllTextAsync(path, served, TestContext.Current.CancellationToken);
        var kept = File.Exists(path) ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) : "";
        (kept == served).ShouldBeTrue(
            $"docs/openapi.json is not what the server serves. Run this test with {Renewal} to renew it, then 'npm run api' in web/console.");
    }
}
