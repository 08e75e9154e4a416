using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Parley.Testing.Servers;

/// <summary>
/// The part of Stripe's API that makes payment links: form bodies with brackets, bearer keys, and its idempotency, which gives the first answer again
/// to the same key and refuses the same key with other parameters.
/// </summary>
public sealed class StripeServer : IAsyncDisposable
{
    public const string Key = "sk_test_kept_by_reference";
    private readonly WireServer _server;
    private readonly ConcurrentDictionary<string, (string Body, WireReply Reply)> _done = new();
    private int _next;

    public StripeServer() => _server = new WireServer(Answer);

    public Uri Url => _server.Url;

    public IReadOnlyList<WireRequest> Requests => _server.Requests;

    public int Links => Volatile.Read(ref _next);

    /// <summary>Makes the link and hangs up before it says so, once.</summary>
    public bool HangsUpOnce { get; set; }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private WireReply Answer(WireRequest request)
    {
        if (request.Header("Authorization") != $"Bearer {Key}")
            return Error(401, "invalid_request_error", "", "Invalid API Key provided");
        if (request is not { Method: "POST", Path: "/v1/payment_links" })
            return Error(404, "invalid_request_error", "resource_missing", "Unrecognized request URL");
        var key = request.Header("Idempotency-Key");
        if (_done.TryGetValue(key, out var before))
            return before.Body == request.Body ? before.Reply : Error(400, "idempotency_error", "", "Keys for idempotent requests can only be used with the same parameters");
        var reply = Create(request.Form);
        if (reply.Status == 200)
            _done[key] = (request.Body, reply);
        if (!HangsUpOnce)
            return reply;
        HangsUpOnce = false;
        return new WireReply(0);
    }

    private WireReply Create(IReadOnlyDictionary<string, string> form)
    {
        if (!form.TryGetValue("line_items[0][price_data][unit_amount]", out var text) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            return Error(400, "invalid_request_error", "parameter_missing", "Missing required param: line_items[0][price_data][unit_amount]");
        if (amount < 50)
            return Error(400, "invalid_request_error", "amount_too_small", "The amount is below the minimum");
        var number = Interlocked.Increment(ref _next);
        return new WireReply(200, new JsonObject
        {
            ["id"] = $"plink_{number}", ["object"] = "payment_link", ["active"] = true, ["livemode"] = false, ["url"] = $"https://buy.stripe.example/test_{number}",
        }.ToJsonString());
    }

    private static WireReply Error(int status, string type, string code, string message)
    {
        var error = new JsonObject { ["type"] = type, ["message"] = message };
        if (code.Length > 0)
            error["code"] = code;
        return new WireReply(status, new JsonObject { ["error"] = error }.ToJsonString());
    }
}
