using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Parley.Handoff.Targets;
using Parley.Webhooks;

namespace Parley.Handoff.Tests.Targets;

public sealed class WebhookTargetTests
{
    private const string Secret = "a secret of the clinic";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_ArrivesSigned()
    {
        using var receiver = Receiver(out var url);
        using var target = Target(url);
        var delivering = target.DeliverAsync(Raised.Record(_clock, HandoffReason.LegalRisk, HandoffUrgency.Soon), "handoff_1", Cancellation).AsTask();
        var context = await receiver.GetContextAsync().WaitAsync(Cancellation);
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync(Cancellation);
        Answer(context, 202);
        (await delivering).ShouldBe(new HandoffDelivery.Taken());

        var at = _clock.GetUtcNow().ToUnixTimeSeconds();
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"handoff_1.{at}.{body}"));
        context.Request.Headers["webhook-id"].ShouldBe("handoff_1");
        context.Request.Headers["webhook-timestamp"].ShouldBe($"{at}");
        context.Request.Headers["webhook-signature"].ShouldBe("v1," + Convert.ToBase64String(mac));
        context.Request.ContentType.ShouldBe("application/json");
        var record = JsonDocument.Parse(body).RootElement;
        record.GetProperty("tenant_id").GetString().ShouldBe("clinic_123");
        record.GetProperty("reason").GetString().ShouldBe("legal_risk");
        record.GetProperty("urgency").GetString().ShouldBe("soon");
        record.GetProperty("slots").GetProperty("day").GetRawText().ShouldBe("""{"value":"2026-11-27","spoken":"Friday, November 27th","source":"confirmed"}""");
        record.GetProperty("last_turns")[1].GetRawText().ShouldBe("""{"speaker":"caller","text":"Let me talk to somebody, please."}""");
    }

    [Fact]
    public async Task Withdrawal_ArrivesUnderAnIdOfItsOwn()
    {
        using var receiver = Receiver(out var url);
        using var target = Target(url);
        var record = Raised.Record(_clock);
        var handoff = ((HandoffChange.Made)QueuedHandoff.Of("handoff_1", record).Withdraw(_clock.GetUtcNow())).Handoff;
        var telling = target.WithdrawAsync(record.Call, handoff, Cancellation).AsTask();
        var context = await receiver.GetContextAsync().WaitAsync(Cancellation);
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync(Cancellation);
        Answer(context, 204);
        (await telling).ShouldBe(new HandoffDelivery.Taken());

        context.Request.Headers["webhook-id"].ShouldBe("handoff_1_withdrawn");
        body.ShouldBe("""{"id":"handoff_1","status":"withdrawn","tenant_id":"clinic_123","call_id":"call_1","queue":"front_desk","at":"2026-11-25T09:00:00+00:00"}""");
    }

    [Theory]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(503)]
    public async Task AnythingBut2xx_IsNotTaken(int status)
    {
        using var receiver = Receiver(out var url);
        using var target = Target(url);
        var delivering = target.DeliverAsync(Raised.Record(_clock), "handoff_1", Cancellation).AsTask();
        var context = await receiver.GetContextAsync().WaitAsync(Cancellation);
        context.Response.Headers["Location"] = url;
        Answer(context, status);
        (await delivering).ShouldBe(new HandoffDelivery.Failed($"It answered {status}."));
    }

    [Fact]
    public async Task NobodyThere_IsNotTaken()
    {
        Receiver(out var url).Close();
        using var target = Target(url);
        (await target.DeliverAsync(Raised.Record(_clock), "handoff_1", Cancellation)).ShouldBe(new HandoffDelivery.Failed("It cannot be reached: ConnectionError."));
    }

    /// <summary>The example of the Standard Webhooks specification.</summary>
    [Fact]
    public void Signature_IsTheSpecifications() => WebhookSignature.Of(
        WebhookSignature.Key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!, "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), """{"test": 2432232314}"""u8)
        .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    private static WebhookTarget Target(string url) =>
        new(Options.Create(new HandoffOptions { Webhook = new WebhookOptions { Url = new Uri(url), Secret = Secret } }));

    private static HttpListener Receiver(out string url)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        var receiver = new HttpListener { Prefixes = { url } };
        receiver.Start();
        return receiver;
    }

    private static void Answer(HttpListenerContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Close();
    }
}
