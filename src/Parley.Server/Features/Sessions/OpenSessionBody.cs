using System.ComponentModel;

namespace Parley.Server.Features.Sessions;

/// <summary>How a caller comes in; every field is optional. Unknown fields are refused: a misspelt consent must not count as none.</summary>
internal sealed record OpenSessionBody
{
    [Description("An agent's name or id; the tenant's first one when absent.")]
    public string? Agent { get; init; }

    [Description("Whose agent; when absent, the server's own tenant's, or that of the first other tenant that has it.")]
    public string? TenantId { get; init; }

    [Description("The caller, 1 to 128 characters without control characters; a random guest when absent.")]
    public string? UserId { get; init; }

    [Description("What the caller is called, 1 to 128 characters without control characters; agents may greet by it.")]
    public string? UserName { get; init; }

    [Description("What is remembered of the caller, which agents read as memory.NAME: up to 32 names of a-z, 0-9 and '_' that begin with a letter, each with 1 to 200 characters without control characters.")]
    public IReadOnlyDictionary<string, string>? Memory { get; init; }

    [Description("Where the caller comes from, such as web, app or terminal; web when absent.")]
    public string? Channel { get; init; }

    [Description("unknown, granted or refused; refused means that nothing is recorded. Unknown when absent.")]
    public string? ConsentStatus { get; init; }

    [Description("What the caller may be trusted with, which tools may ask for: up to 16 names of a-z, 0-9, '_' and '-'. Needs a bearer token, signed with the server's API key and secret, that grants roomCreate.")]
    public IReadOnlyList<string>? Roles { get; init; }

    [Description("A BCP 47 tag; the agent's own language when absent.")]
    public string? Language { get; init; }
}
