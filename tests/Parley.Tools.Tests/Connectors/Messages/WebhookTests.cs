using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Parley.Testing.Servers;
using Parley.Tools.Messages.Webhooks;

namespace Parley.Tools.Tests.Connectors.Messages;

public sealed class WebhookTests
{
    private const string Note = """{ "title": "Refill", "text": "Ada <!channel> & co", "data": { "phone": "+12175550123", "urgent": true } }""";

    [Fact]
    public async Task Generic_IsSignedSoThatAReceiverCanCheckIt()
    {
        await using var server = new WireServer(_ => new WireReply(204));
        await using var fixture = await ConnectorFixture.StartAsync(("HOOK", "whsec_" + Convert.ToBase64String("0123456789abcdef"u8)));
        await fixture.SucceedAsync(Tool(fixture, $"url: {server.Url}hook\nsigning_secret: secret://HOOK"), Note);
        var request = server.Requests.ShouldHaveSingleItem();
        var signed = $"{request.Header("webhook-id")}.{request.Header("webhook-timestamp")}.{request.Body}";
        request.Header("webhook-signature").ShouldBe("v1," + Convert.ToBase64String(HMACSHA256.HashData("0123456789abcdef"u8.ToArray(), Encoding.UTF8.GetBytes(signed))));
        request.Header("webhook-timestamp").ShouldBe(fixture.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(null, null));
        var body = JsonNode.Parse(request.Body)!;
        body["tenant_id"]!.GetValue<string>().ShouldBe("clinic_123");
        body["data"]!["urgent"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Slack_GetsWordsThatMentionNobody()
    {
        await using var server = new WireServer(_ => new WireReply(200, "ok", "text/plain"));
        await using var fixture = await ConnectorFixture.StartAsync(("SLACK", $"{server.Url}services/T0/B0/x"));
        await fixture.SucceedAsync(Tool(fixture, "style: slack\nurl: secret://SLACK"), Note);
        var request = server.Requests.ShouldHaveSingleItem();
        request.Target.ShouldBe("/services/T0/B0/x");
        JsonNode.Parse(request.Body)!["text"]!.GetValue<string>().ShouldBe("*Refill*\nAda &lt;!channel&gt; &amp; co\n• phone: +12175550123\n• urgent: true");
        request.Header("webhook-signature").ShouldBeEmpty();
    }

    [Fact]
    public async Task Teams_GetsAnAdaptiveCard()
    {
        await using var server = new WireServer(_ => new WireReply(202));
        await using var fixture = await ConnectorFixture.StartAsync();
        await fixture.SucceedAsync(Tool(fixture, $"style: teams\nurl: {server.Url}"), Note);
        var card = JsonNode.Parse(server.Requests.ShouldHaveSingleItem().Body)!["attachments"]![0]!["content"]!;
        card["type"]!.GetValue<string>().ShouldBe("AdaptiveCard");
        card["body"]![2]!["facts"]![0]!["value"]!.GetValue<string>().ShouldBe("+12175550123");
    }

    [Theory]
    [InlineData(500, "unavailable")]
    [InlineData(429, "rate_limited")]
    [InlineData(404, "rejected")]
    public async Task ReceiverThatRefuses_IsToldByItsCode(int status, string code)
    {
        await using var server = new WireServer(_ => new WireReply(status));
        await using var fixture = await ConnectorFixture.StartAsync();
        (await fixture.FailAsync(Tool(fixture, $"url: {server.Url}"), Note)).ShouldBe(code);
    }

    private static ITool Tool(ConnectorFixture fixture, string yaml) =>
        ConnectorFixture.CreateOne(new WebhookKind(fixture.Delivery, fixture.Outbound, fixture.Secrets), yaml);
}
