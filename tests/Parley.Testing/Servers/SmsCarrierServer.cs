using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace Parley.Testing.Servers;

/// <summary>A carrier that speaks Twilio's Messages resource and Telnyx's messages endpoint, errors with their own codes included.</summary>
public sealed class SmsCarrierServer : IAsyncDisposable
{
    public const string Account = "AC00000000000000000000000000000000";
    public const string Token = "kept-by-reference";
    private readonly WireServer _server;
    private int _next;

    public SmsCarrierServer() => _server = new WireServer(Answer);

    public Uri Url => _server.Url;

    public IReadOnlyList<WireRequest> Requests => _server.Requests;

    /// <summary>Numbers that told the carrier STOP.</summary>
    public ConcurrentDictionary<string, bool> OptedOut { get; } = new();

    /// <summary>Takes the message and hangs up before it says so.</summary>
    public bool HangsUp { get; set; }

    public ConcurrentQueue<(string To, string From, string Body)> Messages { get; } = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private WireReply Answer(WireRequest request) => request.Path switch
    {
        $"/2010-04-01/Accounts/{Account}/Messages.json" => Twilio(request),
        "/v2/messages" => Telnyx(request),
        _ => new WireReply(404, """{"code": 20404, "message": "The requested resource was not found", "status": 404}"""),
    };

    private WireReply Twilio(WireRequest request)
    {
        if (request.Header("Authorization") != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:{Token}")))
            return new WireReply(401, """{"code": 20003, "message": "Authenticate", "status": 401}""");
        var (to, from, body) = (request.Form["To"], request.Form["From"], request.Form["Body"]);
        if (OptedOut.ContainsKey(to))
            return new WireReply(400, """{"code": 21610, "message": "Attempt to send to unsubscribed recipient", "status": 400}""");
        return Take(to, from, body, id => new WireReply(201, new JsonObject { ["sid"] = "SM" + id, ["status"] = "queued", ["to"] = to }.ToJsonString()));
    }

    private WireReply Telnyx(WireRequest request)
    {
        if (request.Header("Authorization") != $"Bearer {Token}")
            return new WireReply(401, """{"errors": [{"code": "10009", "title": "Authentication failed"}]}""");
        var message = JsonNode.Parse(request.Body)!;
        var to = message["to"]!.GetValue<string>();
        if (OptedOut.ContainsKey(to))
            return new WireReply(403, """{"errors": [{"code": "40300", "title": "Blocked due to STOP message"}]}""");
        return Take(to, message["from"]!.GetValue<string>(), message["text"]!.GetValue<string>(), id => new WireReply(200, new JsonObject { ["data"] = new JsonObject { ["id"] = id } }.ToJsonString()));
    }

    private WireReply Take(string to, string from, string body, Func<string, WireReply> accepted)
    {
        Messages.Enqueue((to, from, body));
        return HangsUp ? new WireReply(0) : accepted(Interlocked.Increment(ref _next).ToString("x32", null));
    }
}
