using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Parley.Tools.Files;

namespace Parley.Tools.Tests.Kinds;

public sealed class OpenApiKindTests
{
    private const string Document = """
        openapi: 3.0.3
        info: { title: Orders, version: "1" }
        servers: [{ url: /v1 }]
        paths:
          /orders/{order_id}:
            parameters:
              - { name: order_id, in: path, required: true, schema: { type: string, pattern: '^[0-9]+$' } }
            get:
              operationId: getOrder
              summary: Finds an order.
              parameters:
                - { name: fields, in: query, schema: { type: string, nullable: true } }
              responses: { '200': { description: ok } }
          /orders:
            post:
              operationId: placeOrder
              requestBody:
                required: true
                content:
                  application/json:
                    schema: { $ref: '#/components/schemas/Order' }
              responses: { '201': { description: made } }
        components:
          schemas:
            Order:
              type: object
              required: [item]
              properties:
                item: { $ref: '#/components/schemas/Item' }
                gift: { type: boolean }
            Item:
              type: object
              required: [sku]
              properties:
                sku: { type: string }
                parts: { type: array, items: { $ref: '#/components/schemas/Item' } }
        """;

    private static async Task<(GatewayFixture Fixture, LoopbackServer Server)> StartAsync()
    {
        var server = await LoopbackServer.StartAsync(app =>
        {
            app.MapGet("/v1/orders/{id}", (string id) => Results.Json(new { id, status = "shipped" }));
            app.MapPost("/v1/orders", () => Results.Json(new { id = "77" }, statusCode: 201));
        });
        var fixture = new GatewayFixture(TimeProvider.System, null);
        await File.WriteAllTextAsync(Path.Combine(fixture.Folder, GatewayFixture.Tenant.Id.Value, "orders.yaml"), Document, TestContext.Current.CancellationToken);
        fixture.Configure($"""
            {server.Hosts}
            tools:
              shop: {"{"} kind: openapi, document: orders.yaml, base_url: "{server.Url}/v1", overrides: {"{"} shop_placeOrder: {"{"} needs_approval: false, timeout: 2s {"}"} {"}"} {"}"}
            """, "shop_getOrder", "shop_placeOrder");
        return (fixture, server);
    }

    [Fact]
    public async Task Operations_BecomeTools()
    {
        var (fixture, server) = await StartAsync();
        await using (fixture)
        await using (server)
        {
            var tools = await fixture.Gateway.ToolsForAsync(fixture.Scope(), TestContext.Current.CancellationToken);
            tools.Select(tool => (tool.Name, tool.Effect)).ShouldBe([("shop_getOrder", ToolEffect.Reads), ("shop_placeOrder", ToolEffect.Commits)]);
            tools[1].Timeout.ShouldBe(TimeSpan.FromSeconds(2));
            var found = (await fixture.InvokeAsync("shop_getOrder", """{"order_id":"42","fields":null}""")).ShouldBeOfType<ToolOutcome.Succeeded>();
            ((string)found.Result["status"]!).ShouldBe("shipped");
            (await fixture.InvokeAsync("shop_getOrder", """{"order_id":"x"}""")).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("invalid_arguments");
            (await fixture.InvokeAsync("shop_placeOrder", """{"item":{"sku":"a","parts":[{"sku":7}]}}""")).ShouldBeOfType<ToolOutcome.Refused>().Message.ShouldContain("/item/parts/0/sku");
            (await fixture.InvokeAsync("shop_placeOrder", """{"item":{"sku":"a","parts":[{"sku":"b"}]},"gift":true}""")).ShouldBeOfType<ToolOutcome.Succeeded>();
            server.Received.Last().Body.ShouldBe("""{"item":{"sku":"a","parts":[{"sku":"b"}]},"gift":true}""");
        }
    }

    private static async Task<GatewayFixture> FindingAsync(LoopbackServer? server, string parameter, string path = "/find", string body = "")
    {
        var fixture = new GatewayFixture(TimeProvider.System, null);
        var document = $$"""
            openapi: 3.0.3
            info: { title: Find, version: "1" }
            paths:
              {{path}}:
                {{(body.Length == 0 ? "get" : "post")}}:
                  operationId: find
                  parameters: [{{parameter}}]
                  {{body}}
                  responses: { '200': { description: ok } }
            """;
        await File.WriteAllTextAsync(Path.Combine(fixture.Folder, GatewayFixture.Tenant.Id.Value, "find.yaml"), document, TestContext.Current.CancellationToken);
        fixture.Configure($"{server?.Hosts}\ntools: {{ s: {{ kind: openapi, document: find.yaml, base_url: '{server?.Url ?? "https://a.example"}', operations: [find] }} }}", "s_find");
        return fixture;
    }

    /// <summary>OpenAPI 3.1.1, section 4.8.12.2 to 4.8.12.4.</summary>
    [Theory]
    [InlineData("{ name: tags, in: query, schema: { type: array, items: { type: string } } }", """["a","b c"]""", "/find?tags=a&tags=b%20c")]
    [InlineData("{ name: tags, in: query, explode: false, schema: { type: array, items: { type: string } } }", """["a","b,c"]""", "/find?tags=a,b%2Cc")]
    [InlineData("{ name: tags, in: query, style: spaceDelimited, explode: false, schema: { type: array, items: { type: string } } }", """["a","b"]""", "/find?tags=a%20b")]
    [InlineData("{ name: tags, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string } } }", """["a","b"]""", "/find?tags=a%7Cb")]
    [InlineData("{ name: tags, in: query, schema: { type: array, items: { type: string } } }", "[]", "/find")]
    [InlineData("{ name: tags, in: query, schema: { type: object, properties: { r: { type: integer }, g: { type: integer } } } }", """{"r":1,"g":2}""", "/find?r=1&g=2")]
    [InlineData("{ name: tags, in: query, explode: false, schema: { type: object, properties: { r: { type: integer }, g: { type: integer } } } }", """{"r":1,"g":2}""", "/find?tags=r,1,g,2")]
    [InlineData("{ name: tags, in: query, style: deepObject, explode: true, schema: { type: object, properties: { r: { type: integer } } } }", """{"r":1}""", "/find?tags%5Br%5D=1")]
    [InlineData("{ name: tags, in: query, schema: { type: boolean } }", "true", "/find?tags=true")]
    [InlineData("{ name: tags, in: query, content: { application/json: { schema: { type: object } } } }", """{"r":[1]}""", "/find?tags=%7B%22r%22%3A%5B1%5D%7D")]
    public async Task ListOfTheQuery_IsSentAsItsStyleSays(string parameter, string value, string target)
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/find", () => "{}"));
        await using var fixture = await FindingAsync(server, parameter);
        (await fixture.InvokeAsync("s_find", $$"""{"tags":{{value}}}""")).ShouldBeOfType<ToolOutcome.Succeeded>();
        server.Received.Single().Target.ShouldBe(target);
    }

    [Fact]
    public async Task ListOfAHeaderOrThePath_IsSeparatedByCommas()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/find/{ids}", () => "{}"));
        await using var fixture = await FindingAsync(
            server,
            "{ name: ids, in: path, required: true, schema: { type: array, items: { type: string } } }, { name: X-Tags, in: header, schema: { type: array, items: { type: string } } }",
            "/find/{ids}");
        (await fixture.InvokeAsync("s_find", """{"ids":["1","2/3"],"X-Tags":["a","b"]}""")).ShouldBeOfType<ToolOutcome.Succeeded>();
        var request = server.Received.Single();
        (request.Target, request.Headers["X-Tags"]).ShouldBe(("/find/1,2%2F3", "a,b"));
        (await fixture.InvokeAsync("s_find", """{"ids":[]}""")).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("rejected");
        server.Received.Count.ShouldBe(1);
    }

    /// <summary>What the document leaves open, the caller's model may fill with anything.</summary>
    [Fact]
    public async Task ListInsideAnObject_IsNotSent()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapGet("/find", () => "{}"));
        await using var fixture = await FindingAsync(server, "{ name: tags, in: query, schema: { type: object } }");
        (await fixture.InvokeAsync("s_find", """{"tags":{"r":[1]}}""")).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("rejected");
        server.Received.ShouldBeEmpty();
    }

    /// <summary>OpenAPI 3.1.1, section 4.8.15: a list by its items, an object as JSON.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(", encoding: { tags: { style: form }, to: { contentType: application/json } }")]
    public async Task ListOfAForm_IsAFieldEach(string encoding)
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/find", () => "{}"));
        await using var fixture = await FindingAsync(server, "", body: Form(encoding));
        (await fixture.InvokeAsync("s_find", """{"tags":["a","b c"],"to":{"r":1}}""")).ShouldBeOfType<ToolOutcome.Succeeded>();
        server.Received.Single().Body.ShouldBe("tags=a&tags=b+c&to=%7B%22r%22%3A1%7D");
    }

    private static string Form(string encoding) =>
        $"requestBody: {{ content: {{ application/x-www-form-urlencoded: {{ schema: {{ type: object, properties: {{ tags: {{ type: array, items: {{ type: string }} }}, to: {{ type: object }} }} }}{encoding} }} }} }}";

    [Theory]
    [InlineData(", encoding: { tags: { style: form, explode: false } }")]
    [InlineData(", encoding: { tags: { style: pipeDelimited } }")]
    [InlineData(", encoding: { tags: { contentType: application/json } }")]
    [InlineData(", encoding: { to: { style: form } }")]
    [InlineData(", encoding: { to: { contentType: application/xml } }")]
    public async Task FormThatCannotBeSent_IsRefusedWhenRead(string encoding)
    {
        await using var fixture = await FindingAsync(null, "", body: Form(encoding));
        await FaultedAsync(fixture);
    }

    [Theory]
    [InlineData("{ name: ids, in: path, required: true, style: matrix, schema: { type: array, items: { type: string } } }", "/find/{ids}")]
    [InlineData("{ name: ids, in: query, schema: { type: array, items: { type: array, items: { type: string } } } }", "/find")]
    [InlineData("{ name: ids, in: query, schema: { type: array, items: { type: object } } }", "/find")]
    [InlineData("{ name: ids, in: query, style: spaceDelimited, explode: true, schema: { type: object } }", "/find")]
    [InlineData("{ name: ids, in: query, content: { application/xml: { schema: { type: object } } } }", "/find")]
    public async Task WhatCannotBeSent_IsRefusedWhenRead(string parameter, string path)
    {
        await using var fixture = await FindingAsync(null, parameter, path);
        await FaultedAsync(fixture);
    }

    private static async Task FaultedAsync(GatewayFixture fixture)
    {
        var file = Path.Combine(fixture.Folder, GatewayFixture.Tenant.Id.Value, "tools.yaml");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        fixture.Get<ToolFile>().Parse(GatewayFixture.Tenant, "tools.yaml", text, Path.GetDirectoryName(file)!).Faults.ShouldHaveSingleItem().ToString().ShouldContain("'find' cannot be a tool");
    }

    [Theory]
    [InlineData("document: ../x.yaml", "there is no file")]
    [InlineData("document: orders.yaml", "base_url")]
    [InlineData("document: orders.yaml, base_url: 'https://a.example', operations: [getOrdr]", "did you mean 'getOrder'")]
    public async Task WrongEntry_IsToldByPath(string settings, string expected)
    {
        var (fixture, server) = await StartAsync();
        await using (fixture)
        await using (server)
        {
            var folder = Path.Combine(fixture.Folder, GatewayFixture.Tenant.Id.Value);
            var faults = fixture.Get<ToolFile>().Parse(GatewayFixture.Tenant, "tools.yaml", "tools: { shop: { kind: openapi, " + settings + " } }", folder).Faults;
            faults.ShouldNotBeEmpty();
            string.Join('\n', faults).ShouldContain(expected);
        }
    }
}
