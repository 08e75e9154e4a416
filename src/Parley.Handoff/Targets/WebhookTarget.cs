using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Parley.Calls;
using Parley.Webhooks;

namespace Parley.Handoff.Targets;

/// <summary>Posts the record, signed. Any 2xx takes it; the id in <c>webhook-id</c> is the same when it is posted again.</summary>
internal sealed class WebhookTarget(IOptions<HandoffOptions> options) : IHandoffTarget, IDisposable
{
    // Redirects are not followed: the record goes to whom the operator named, and nobody else.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });

    public string Name => "webhook";

    public bool IsOn => options.Value.Webhook is not null;

    public ValueTask<HandoffDelivery> DeliverAsync(HandoffRecord record, string id, CancellationToken cancellationToken) =>
        PostAsync(id, record.Call, JsonSerializer.SerializeToUtf8Bytes(WebhookBody.Of(id, record), WebhookJson.Default.WebhookBody), cancellationToken);

    /// <summary>Under an id of its own: the other one has been seen.</summary>
    public ValueTask<HandoffDelivery> WithdrawAsync(CallContext call, QueuedHandoff handoff, CancellationToken cancellationToken) =>
        PostAsync($"{handoff.Id}_withdrawn", call, JsonSerializer.SerializeToUtf8Bytes(WithdrawnBody.Of(call, handoff), WebhookJson.Default.WithdrawnBody), cancellationToken);

    private async ValueTask<HandoffDelivery> PostAsync(string id, CallContext call, byte[] body, CancellationToken cancellationToken)
    {
        using var request = Request(options.Value.Webhook!, id, call.Clock.GetUtcNow(), body);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode
                ? new HandoffDelivery.Taken()
                : new HandoffDelivery.Failed(string.Create(CultureInfo.InvariantCulture, $"It answered {(int)response.StatusCode}."));
        }
        catch (HttpRequestException fault)
        {
            return new HandoffDelivery.Failed($"It cannot be reached: {fault.HttpRequestError}.");
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(WebhookOptions webhook, string id, DateTimeOffset at, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", WebhookSignature.Timestamp(at));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(WebhookSignature.Key(webhook.Secret)!, id, at, body));
        return request;
    }
}
