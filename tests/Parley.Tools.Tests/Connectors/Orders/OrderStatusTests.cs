using Parley.Testing;
using Parley.Testing.Servers;
using Parley.Tools.Orders;

namespace Parley.Tools.Tests.Connectors.Orders;

public sealed class OrderStatusTests
{
    private static readonly string Shop = Path.Combine(RepositoryPaths.Root, "samples", "shop_456");

    [Theory]
    [InlineData("SO-10496", "62704")]
    [InlineData("so 10496", "62 704")]
    public async Task SampleOrder_IsFoundByNumberAndPostcodeHoweverTheyAreSaid(string number, string postcode)
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var order = await fixture.SucceedAsync(Sample(fixture), $$"""{ "order_number": "{{number}}", "postcode": "{{postcode}}" }""");
        order["status"]!.GetValue<string>().ShouldBe("shipped");
        order["spoken"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("SO-10496", "62705")]
    [InlineData("SO-99994", "62704")]
    public async Task WrongPostcodeAndWrongNumber_LookTheSame(string number, string postcode)
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var failed = (await fixture.RunAsync(Sample(fixture), $$"""{ "order_number": "{{number}}", "postcode": "{{postcode}}" }""")).ShouldBeOfType<ToolOutcome.Failed>();
        (failed.Code, failed.Message).ShouldBe(("not_found", "There is no such order."));
    }

    [Fact]
    public async Task Order_ByRest()
    {
        await using var server = new WireServer(request => request.Path == "/orders/SO-1" ? new WireReply(200, """{ "state": "packed" }""") : new WireReply(404));
        await using var fixture = await ConnectorFixture.StartAsync();
        var tool = ConnectorFixture.CreateOne(new OrderStatusKind(fixture.Outbound, fixture.Secrets), $$"""
            url: {{server.Url}}orders/{order_number}
            result: { status: /state }
            """);
        (await fixture.SucceedAsync(tool, """{ "order_number": "SO-1" }"""))["status"]!.GetValue<string>().ShouldBe("packed");
        (await fixture.FailAsync(tool, """{ "order_number": "SO-2" }""")).ShouldBe("not_found");
    }

    [Fact]
    public async Task File_WithFaults_NamesThem()
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(fixture.Folder, "o.yaml"), "orders: [{number: A-1, status: new, spoken: x}, {number: a1, status: new, spok: x}]", TestContext.Current.CancellationToken);
        var (tools, faults) = ConnectorFixture.Create(new OrderStatusKind(fixture.Outbound, fixture.Secrets), "file: o.yaml", folder: fixture.Folder);
        tools.ShouldBeEmpty();
        faults.Select(fault => fault.Fault).ShouldBe(
            ["o.yaml: orders[1].spoken: is missing", "o.yaml: orders[1].number: 'a1' stands twice", "o.yaml: orders[1].spok: unknown setting: did you mean 'spoken'?"]);
    }

    private static ITool Sample(ConnectorFixture fixture) =>
        ConnectorFixture.CreateOne(new OrderStatusKind(fixture.Outbound, fixture.Secrets), "file: data/orders.yaml", folder: Shop);
}
