using Parley.Storage.OptOuts;
using Parley.Storage.Outbox;
using Parley.Testing.Servers;
using Parley.Tools.Messages.Sms;

namespace Parley.Tools.Tests.Connectors.Messages;

public sealed class SmsTests
{
    private const string Message = """{ "to": "(217) 555-0123", "body": "Tuesday at 9 a.m. Ü & more" }""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("twilio")]
    [InlineData("telnyx")]
    public async Task Message_GoesOnceInE164(string provider)
    {
        await using var carrier = new SmsCarrierServer();
        await using var fixture = await StartAsync();
        var tool = Tool(fixture, carrier, provider);
        await fixture.SucceedAsync(tool, Message);
        await fixture.SucceedAsync(tool, Message);
        carrier.Messages.ShouldHaveSingleItem().ShouldBe(("+12175550123", "+12175550100", "Tuesday at 9 a.m. Ü & more"));
        (await OutboxAsync(fixture)).ShouldHaveSingleItem().Reference.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("twilio")]
    [InlineData("telnyx")]
    public async Task NumberThatToldTheCarrierStop_IsRememberedAndNotTriedAgain(string provider)
    {
        await using var carrier = new SmsCarrierServer();
        carrier.OptedOut["+12175550123"] = true;
        await using var fixture = await StartAsync();
        var tool = Tool(fixture, carrier, provider);
        (await fixture.FailAsync(tool, Message)).ShouldBe("rejected");
        (await fixture.FailAsync(tool, Message, "key_2")).ShouldBe("rejected");
        carrier.Requests.ShouldHaveSingleItem();
        await fixture.Get<OptOutList>().RemoveAsync(ConnectorFixture.Clinic, "+12175550123", Cancellation);
        carrier.OptedOut.Clear();
        await fixture.SucceedAsync(tool, Message, "key_3");
    }

    [Fact]
    public async Task CarrierThatHangsUp_IsNotAskedToSendTwice()
    {
        await using var carrier = new SmsCarrierServer { HangsUp = true };
        await using var fixture = await StartAsync();
        var tool = Tool(fixture, carrier, "twilio");
        await Should.ThrowAsync<HttpRequestException>(() => fixture.RunAsync(tool, Message));
        carrier.HangsUp = false;
        (await fixture.RunAsync(tool, Message)).ShouldBeOfType<ToolOutcome.Failed>().MayHaveHappened.ShouldBeTrue();
        carrier.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WrongToken_IsRejectedWithoutRepeatingIt()
    {
        await using var carrier = new SmsCarrierServer();
        await using var fixture = await ConnectorFixture.StartAsync(("SMS", "wrong"));
        var failed = (await fixture.RunAsync(Tool(fixture, carrier, "twilio"), Message)).ShouldBeOfType<ToolOutcome.Failed>();
        (failed.Code, failed.Message).ShouldBe(("rejected", "The carrier answered 401 (20003)."));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("call me")]
    public async Task WhatIsNoNumber_IsRejected(string to)
    {
        await using var fixture = await StartAsync();
        var tool = ConnectorFixture.CreateOne(Kind(fixture), "");
        (await fixture.FailAsync(tool, $$"""{ "to": "{{to}} ", "body": "x" }""")).ShouldBe("rejected");
    }

    [Fact]
    public async Task NoCarrier_KeepsTheMessage()
    {
        await using var fixture = await StartAsync();
        (await fixture.SucceedAsync(ConnectorFixture.CreateOne(Kind(fixture), ""), Message))["status"]!.GetValue<string>().ShouldBe("kept");
        (await OutboxAsync(fixture)).ShouldHaveSingleItem().Recipient.ShouldBe("+12175550123");
    }

    [Fact]
    public async Task Settings_WithoutWhatTheCarrierNeeds_AreFaulted()
    {
        await using var fixture = await StartAsync();
        var (tools, faults) = ConnectorFixture.Create(Kind(fixture), "provider: twilo\nfrom: x");
        tools.ShouldBeEmpty();
        faults.ShouldHaveSingleItem().Path.ShouldBe("sms_confirmation.provider");
        ConnectorFixture.Create(Kind(fixture), "provider: twilio").Faults.Select(fault => fault.Path)
            .ShouldBe(["sms_confirmation.from", "sms_confirmation.token", "sms_confirmation.account"]);
    }

    private static Task<ConnectorFixture> StartAsync() => ConnectorFixture.StartAsync(("SMS", SmsCarrierServer.Token));

    private static SmsKind Kind(ConnectorFixture fixture) => new(fixture.Delivery, fixture.Lazily<OptOutList>(), fixture.Outbound, fixture.Secrets);

    private static ITool Tool(ConnectorFixture fixture, SmsCarrierServer carrier, string provider) => ConnectorFixture.CreateOne(
        Kind(fixture),
        $"""
         provider: {provider}
         base_url: {carrier.Url}
         from: "+12175550100"
         account: {SmsCarrierServer.Account}
         token: secret://SMS
         """);

    private static Task<IReadOnlyList<OutboxMessage>> OutboxAsync(ConnectorFixture fixture) =>
        fixture.Get<MessageOutbox>().ListAsync(ConnectorFixture.Clinic, 10, null, Cancellation);
}
