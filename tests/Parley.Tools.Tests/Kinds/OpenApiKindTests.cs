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
