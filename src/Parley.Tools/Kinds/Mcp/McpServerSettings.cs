using Parley.Tenancy;

namespace Parley.Tools.Kinds.Mcp;

/// <param name="Tenant">Whose server.</param>
/// <param name="Name">The entry's name.</param>
/// <param name="Prefix">Stands before the names of its tools.</param>
/// <param name="Only">The tools to take, by the server's names; none: all.</param>
/// <param name="Command">Program and arguments, for a server on standard input and output.</param>
/// <param name="Env">Its environment, beside what every process needs; may refer to secrets.</param>
/// <param name="Url">Of a server on streamable HTTP.</param>
/// <param name="Headers">Sent with every request; may refer to secrets.</param>
/// <param name="Folder">Where a command runs.</param>
/// <param name="ConnectTimeout">Until it has said what it can do.</param>
internal sealed record McpServerSettings(
    TenantContext Tenant,
    string Name,
    string Prefix,
    IReadOnlyList<string> Only,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Env,
    Uri? Url,
    IReadOnlyDictionary<string, string> Headers,
    string Folder,
    TimeSpan ConnectTimeout);
