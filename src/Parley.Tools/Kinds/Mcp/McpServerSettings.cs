using System.Text.Json.Nodes;
using Parley.Tenancy;
using Parley.Tools.Canonical;

namespace Parley.Tools.Kinds.Mcp;

/// <summary>What a connection needs. How the tools are named and governed is no part of it: that may change while the session goes on.</summary>
/// <param name="Tenant">Whose server.</param>
/// <param name="Name">The entry's name.</param>
/// <param name="Command">Program and arguments, for a server on standard input and output.</param>
/// <param name="Env">Its environment, beside what every process needs; may refer to secrets.</param>
/// <param name="Url">Of a server on streamable HTTP.</param>
/// <param name="Headers">Sent with every request; may refer to secrets.</param>
/// <param name="Folder">Where a command runs.</param>
/// <param name="ConnectTimeout">Until it has said what it can do.</param>
internal sealed record McpServerSettings(
    TenantContext Tenant,
    string Name,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Env,
    Uri? Url,
    IReadOnlyDictionary<string, string> Headers,
    string Folder,
    TimeSpan ConnectTimeout)
{
    /// <summary>The same for the same settings.</summary>
    public string Key => CanonicalJson.Write(new JsonObject
    {
        ["name"] = Name, ["command"] = new JsonArray([.. Command.Select(part => (JsonNode?)part)]), ["env"] = Members(Env), ["url"] = Url?.OriginalString,
        ["headers"] = Members(Headers), ["folder"] = Folder, ["connect_timeout"] = ConnectTimeout.ToString(),
    });

    private static JsonObject Members(IReadOnlyDictionary<string, string> texts) => new(texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));
}
