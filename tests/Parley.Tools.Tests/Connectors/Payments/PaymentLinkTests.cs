using CsCheck;
using Parley.Testing.Servers;
using Parley.Tools.Payments;

namespace Parley.Tools.Tests.Connectors.Payments;

public sealed class PaymentLinkTests
{
    private const string Bill = """{ "amount": "USD 12.50", "description": "Invoice 77 & fees", "reference": "77" }""";

    [Fact]
    public async Task Link_AsksForTheAmountOnce()
    {
        await using var stripe = new StripeServer();
        await using var fixture = await ConnectorFixture.StartAsync(("STRIPE", StripeServer.Key));
        var tool = Tool(fixture, stripe);
        var link = await fixture.SucceedAsync(tool, Bill);
        link["url"]!.GetValue<string>().ShouldBe("https://buy.stripe.example/test_1");
        var form = stripe.Requests.ShouldHaveSingleItem().Form;
        form["line_items[0][price_data][currency]"].ShouldBe("usd");
        form["line_items[0][price_data][unit_amount]"].ShouldBe("1250");
        form["line_items[0][price_data][product_data][name]"].ShouldBe("Invoice 77 & fees");
        form["restrictions[completed_sessions][limit]"].ShouldBe("1");
        form["metadata[call_id]"].ShouldStartWith("call_");
        (await fixture.SucceedAsync(tool, Bill)).ToJsonString().ShouldBe(link.ToJsonString());
        stripe.Links.ShouldBe(1);
    }

    [Fact]
    public async Task ServerThatHangsUpAfterMakingIt_GivesTheSameLinkToTheNextAttempt()
    {
        await using var stripe = new StripeServer { HangsUpOnce = true };
        await using var fixture = await ConnectorFixture.StartAsync(("STRIPE", StripeServer.Key));
        var tool = Tool(fixture, stripe);
        await Should.ThrowAsync<HttpRequestException>(() => fixture.RunAsync(tool, Bill));
        (await fixture.SucceedAsync(tool, Bill))["payment_link_id"]!.GetValue<string>().ShouldBe("plink_1");
        stripe.Links.ShouldBe(1);
    }

    [Theory]
    [InlineData("USD 200.01", "rejected")]
    [InlineData("EUR 1.00", "rejected")]
    [InlineData("USD 0.10", "rejected")]
    public async Task AmountOutOfBounds_IsRejected(string amount, string code)
    {
        await using var stripe = new StripeServer();
        await using var fixture = await ConnectorFixture.StartAsync(("STRIPE", StripeServer.Key));
        (await fixture.FailAsync(Tool(fixture, stripe), $$"""{ "amount": "{{amount}}", "description": "x" }""")).ShouldBe(code);
        stripe.Links.ShouldBe(0);
    }

    [Fact]
    public async Task WrongKey_IsRejectedWithoutRepeatingIt()
    {
        await using var stripe = new StripeServer();
        await using var fixture = await ConnectorFixture.StartAsync(("STRIPE", "sk_wrong"));
        var failed = (await fixture.RunAsync(Tool(fixture, stripe), Bill)).ShouldBeOfType<ToolOutcome.Failed>();
        failed.Code.ShouldBe("rejected");
        failed.Message.ShouldNotContain("sk_");
    }

    [Fact]
    public void Money_IsExactInTheSmallestUnit() => Gen.Select(Gen.Int[1, 99_999_999], Gen.Int[0, 2]).Sample((minor, kind) =>
    {
        var (currency, factor, format) = ((string, decimal, string)[])[("JPY", 1, "0"), ("USD", 100, "0.00"), ("KWD", 1000, "0.000")] is var all ? all[kind] : default;
        MoneyText.Parse($"{currency} {(minor / factor).ToString(format, System.Globalization.CultureInfo.InvariantCulture)}").ShouldBe(new MoneyText(currency, minor));
    });

    [Theory]
    [InlineData("USD 1.005")]
    [InlineData("JPY 1.5")]
    [InlineData("USD 0")]
    [InlineData("USD -1")]
    [InlineData("usd 1")]
    [InlineData("USD 1e3")]
    [InlineData("12")]
    public void Money_ThatCannotBePaid_IsNone(string text) => MoneyText.Parse(text).ShouldBeNull();

    private static ITool Tool(ConnectorFixture fixture, StripeServer stripe) => ConnectorFixture.CreateOne(
        new PaymentLinkKind(fixture.Outbound, fixture.Secrets),
        $"""
         base_url: {stripe.Url}
         api_key: secret://STRIPE
         most: USD 200.00
         """);
}
