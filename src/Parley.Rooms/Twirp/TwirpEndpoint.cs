using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Parley.Rooms;

/// <summary>Twirp (version 7) over HTTP: JSON or protobuf in, the same out, errors always JSON.</summary>
internal sealed partial class TwirpEndpoint(AccessTokens tokens, RoomService service, ILogger<TwirpEndpoint> logger)
{
    private const string ServiceName = "livekit.RoomService";
    private const string Json = "application/json";
    private const string Protobuf = "application/protobuf";
    private const int MaxBody = 1024 * 1024;

    private static readonly JsonParser JsonReader = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    // Names and defaults as LiveKit writes them; its readers take either form.
    private static readonly JsonFormatter JsonWriter =
        new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(true));

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (TwirpException error)
        {
            await RefuseAsync(context, error);
        }
        catch (RoomClosedException)
        {
            await RefuseAsync(context, new TwirpException("unavailable", "the server is stopping"));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(fault, context.Request.Path);
            await RefuseAsync(context, new TwirpException("internal", "the request failed"));
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var method = (string?)context.Request.RouteValues["service"] == ServiceName ? service.Find((string)context.Request.RouteValues["method"]!) : null;
        if (method is null)
            throw new TwirpException("bad_route", $"no such method: {context.Request.Path}");
        var grants = await tokens.VerifyAsync(context.Request) switch
        {
            AccessVerdict.Granted granted => granted.Grants,
            AccessVerdict.Denied denied => throw new TwirpException("unauthenticated", denied.Reason),
            _ => throw new InvalidOperationException("A verdict is granted or denied."),
        };
        var encoding = context.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (encoding is not (Json or Protobuf))
            throw new TwirpException("bad_route", $"unexpected Content-Type: '{context.Request.ContentType}'");
        var request = Parse(method, encoding, await ReadAsync(context));
        var response = await method.InvokeAsync(request, grants, context.RequestAborted);
        context.Response.ContentType = encoding;
        await context.Response.Body.WriteAsync(
            encoding == Json ? Encoding.UTF8.GetBytes(JsonWriter.Format(response)) : response.ToByteArray(), context.RequestAborted);
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        // Before any of it is read: who asks first (Expect: 100-continue) need not send it.
        if (context.Request.ContentLength > MaxBody)
            throw TooLarge();
        var body = new MemoryStream();
        var part = new byte[8192];
        int count;
        while ((count = await context.Request.Body.ReadAsync(part, context.RequestAborted)) > 0)
        {
            if (body.Length + count > MaxBody)
                throw TooLarge();
            body.Write(part, 0, count);
        }

        return body.ToArray();
    }

    private static TwirpException TooLarge() => new("malformed", "the request is too large");

    private static IMessage Parse(TwirpMethod method, string encoding, byte[] body)
    {
        // Both of the library's exceptions for what cannot be read derive from IOException.
        try
        {
            var type = method.NewRequest().Descriptor;
            return encoding == Json
                ? JsonReader.Parse(body.Length == 0 ? "{}" : Encoding.UTF8.GetString(body), type)
                : type.Parser.ParseFrom(body);
        }
        catch (IOException fault)
        {
            throw new TwirpException("malformed", "the request cannot be read: " + fault.Message);
        }
    }

    private static Task RefuseAsync(HttpContext context, TwirpException error)
    {
        context.Response.StatusCode = error.Status;
        context.Response.ContentType = Json;
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { code = error.Code, msg = error.Message }), context.RequestAborted);
    }

    [LoggerMessage(LogLevel.Error, "{Path} failed")]
    private partial void LogFailed(Exception fault, string path);
}
