using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Parley.Testing.Models;

/// <param name="Path">Such as <c>/v1/chat/completions</c>.</param>
/// <param name="Authorization">The header, or empty.</param>
/// <param name="Key">The header <c>x-api-key</c> or <c>api-key</c>, or empty.</param>
/// <param name="Body">The JSON that was sent; undefined where nothing was.</param>
public sealed record ScriptedRequest(string Path, string Authorization, string Key, JsonElement Body)
{
    internal static async Task<ScriptedRequest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = await ReadHeadAsync(stream, cancellationToken);
        var lines = head.Split("\r\n");
        var body = new byte[int.Parse(Header("Content-Length") is { Length: > 0 } length ? length : "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancellationToken);
        var key = Header("x-api-key") is { Length: > 0 } own ? own : Header("api-key");
        return new ScriptedRequest(lines[0].Split(' ')[1], Header("Authorization"), key, body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body));

        string Header(string name) => lines.FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim() ?? "";
    }

    private static async Task<string> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var letter = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(letter, cancellationToken);
            head.Append((char)letter[0]);
        }

        return head.ToString();
    }
}
