using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parley.Calls;
using Parley.Flows;
using Parley.Tenancy;
using Parley.Testing.Understanding;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Understanding;

/// <summary>Numbers of two kinds and one form: an order (checked by its last digit) and a zip code, and which of them is meant.</summary>
public sealed class SeveralNumbersTests
{
    private static readonly SlotDefinition Order = new() { Name = "order_number", Type = SlotType.Identifier, Pattern = @"(SO)?\d{5}", CheckDigit = "luhn" };
    private static readonly SlotDefinition Postcode = new() { Name = "postcode", Type = SlotType.Identifier, Pattern = @"\d{5}" };
    private static readonly SlotDefinition Address = new() { Name = "address", Type = SlotType.Address };
    private static readonly IntentDefinition Status = new("order_status", ["Where is my order"], ["look up", "my orders"]) { Slots = [Order, Postcode] };

    [Theory]
    [InlineData("wait I meant 10496", "10496", null)]
    [InlineData("no sorry, one zero four nine six", "10496", null)]
    [InlineData("62704", null, "62704")]
    [InlineData("sorry, 62704", null, "62704")]
    public async Task NumberTakenBack_WhileAnotherIsAsked_IsTheOneGivenBefore(string said, string? order, string? postcode)
    {
        var turned = await ReadAsync(said, [Order, Postcode], Postcode, held: "10504");

        turned.Slots.GetValueOrDefault("order_number")?.Value.Value.ShouldBe(order);
        turned.Slots.GetValueOrDefault("postcode")?.Value.Value.ShouldBe(postcode);
    }

    [Theory]
    [InlineData("12 Oak Street, Springfield, Illinois 62704", null)]
    [InlineData("it goes to 12 Oak Street 62704, and the old zip code was 60614", "60614")]
    public async Task ZipCodeOfAnAddress_IsNoneOfItsOwn(string said, string? postcode)
    {
        foreach (var slots in (SlotDefinition[][])[[Order, Postcode, Address], [Order, Postcode]])
            (await ReadAsync(said, slots, asked: null)).Slots.GetValueOrDefault("postcode")?.Value.Value.ShouldBe(postcode);
    }

    [Theory]
    [InlineData("It's John Smith, order 10496, zip 62704")]
    [InlineData("one oh four nine six and six two seven oh four")]
    public async Task BothNumbers_InOneAnswer_AreTaken(string said)
    {
        var turned = await ReadAsync(said, [Order, Postcode], Order);

        (turned.Slots["order_number"].Value.Value, turned.Slots["postcode"].Value.Value).ShouldBe(("10496", "62704"));
        turned.Also.ShouldBeEmpty();
    }

    [Fact]
    public async Task NumberBeforeAnAddress_IsNoHouse()
    {
        var turned = await ReadAsync("send order 10504 to 12 Oak Street, 62704", [Order, Postcode, Address], asked: null);

        turned.Slots["order_number"].Value.Value.ShouldBe("10504");
        turned.Slots["address"].Value.Value.ShouldBe("12 Oak Street, 62704");
    }

    [Fact]
    public async Task TwoOrders_AreTwoWishes()
    {
        var turned = await ReadAsync("please look up my orders 10496 and 10504", [], asked: null);

        turned.Rest.ShouldBe("please look up my orders 10496");
        turned.Also.ShouldBe([new AlsoAsked("order_status", "order number 10504")]);
    }

    [Theory]
    [InlineData("10496 and 62704")]
    [InlineData("10496, no, 10504")]
    [InlineData("SO10496, that is order 10496")]
    public async Task NumberOfAnotherKind_OrSaidAnew_IsNoSecondWish(string said) => (await ReadAsync(said, [Order, Postcode], Order)).Also.ShouldBeEmpty();

    private static async Task<UnderstoodTurn> ReadAsync(string said, SlotDefinition[] slots, SlotDefinition? asked, string? held = null)
    {
        await using var services = ClinicUnderstanding.Services(withEncoder: false);
        var filled = new Dictionary<string, SlotValue>();
        if (held is not null)
            filled[Order.Name] = new SlotValue(held, held, ValueSource.Caller);
        var clock = new FakeTimeProvider(LabelledClinic.Now);
        var request = new UnderstandingRequest(
            new CallContext(new CallId("call_numbers"), new TenantContext(TenantId.Parse("shop_456")), clock), "en-US", TimeZoneInfo.Utc, "US", said, asked, Confirming: false, slots, filled, [Status])
        {
            UnderWay = slots.Length > 0 ? ["order_status"] : [],
        };
        return await services.GetRequiredService<ITurnUnderstanding>().UnderstandAsync(request, TestContext.Current.CancellationToken);
    }
}
