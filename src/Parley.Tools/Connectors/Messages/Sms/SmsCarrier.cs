using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Tenancy;
using Parley.Tools.Canonical;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Messages.Sms;

/// <summary>Twilio's Messages resource and Telnyx's messages endpoint.</summary>
internal sealed class SmsCarrier(SmsSettings settings, IOutbound outbound, ISecrets secrets)
{
    public async ValueTask<SmsAnswer> SendAsync(TenantContext tenant, string to, string body, CancellationToken cancellationToken)
    {
        using var request = settings.Provider == SmsProvider.Telnyx ? Telnyx(tenant, to, body) : Twilio(tenant, to, body);
        using var response = await outbound.HttpFor(tenant).SendAsync(request, cancellationToken);
        var answer = Read(await response.Content.ReadAsStringAsync(cancellationToken));
        if (response.IsSuccessStatusCode)
            return new SmsAnswer.Accepted(JsonPointer.Find(answer, settings.Provider == SmsProvider.Telnyx ? "/data/id" : "/sid")?.ToString() ?? "");
        var code = JsonPointer.Find(answer, settings.Provider == SmsProvider.Telnyx ? "/errors/0/code" : "/code")?.ToString() ?? "";
        return (response.StatusCode, code) switch
        {
            // Twilio 21610, Telnyx 40300: the number has asked the carrier for no more messages.
            (_, "21610" or "40300") => new SmsAnswer.OptedOut(),
            (HttpStatusCode.TooManyRequests, _) => new SmsAnswer.Refused("rate_limited", "The carrier takes no more messages for now."),
            (>= HttpStatusCode.InternalServerError, _) => throw new HttpRequestException($"The carrier answered {(int)response.StatusCode}.", null, response.StatusCode),
            _ => new SmsAnswer.Refused("rejected", $"The carrier answered {(int)response.StatusCode}{(code.Length > 0 ? $" ({code})" : "")}."),
        };
    }

    private HttpRequestMessage Twilio(TenantContext tenant, string to, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{settings.BaseUrl}/2010-04-01/Accounts/{Uri.EscapeDataString(settings.Account)}/Messages.json")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("To", to), KeyValuePair.Create("From", settings.From), KeyValuePair.Create("Body", body)]),
        };
        var credentials = Encoding.UTF8.GetBytes($"{settings.Account}:{secrets.Resolve(tenant, settings.Token)}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        return request;
    }

    private HttpRequestMessage Telnyx(TenantContext tenant, string to, string body)
    {
        var message = new JsonObject { ["from"] = settings.From, ["to"] = to, ["text"] = body };
        var request = new HttpRequestMessage(HttpMethod.Post, $"{settings.BaseUrl}/v2/messages")
        {
            Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secrets.Resolve(tenant, settings.Token));
        return request;
    }

    private static JsonNode? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
