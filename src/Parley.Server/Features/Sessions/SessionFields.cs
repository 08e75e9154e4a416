using System.Text.RegularExpressions;
using Parley.Calls;
using Parley.Tenancy;

namespace Parley.Server.Features.Sessions;

/// <summary>Checks a session's fields one by one, so that the answer can name every fault at once.</summary>
internal static partial class SessionFields
{
    private const int MaxName = 128;
    private const int MaxRoles = 16;
    private const int MaxMemories = 32;
    private const int MaxMemory = 200;

    public static Dictionary<string, string[]> Faults(OpenSessionBody body)
    {
        var faults = new Dictionary<string, string[]>();
        Check("agent", body.Agent, IsName, $"must have 1 to {MaxName} characters and no control characters.");
        Check("user_id", body.UserId, IsName, $"must have 1 to {MaxName} characters and no control characters.");
        Check("user_name", body.UserName, IsName, $"must have 1 to {MaxName} characters and no control characters.");
        Check("tenant_id", body.TenantId, text => TenantId.TryParse(text, out _), "must have 1 to 64 of a-z, 0-9, '_' and '-'.");
        Check("channel", body.Channel, Key().IsMatch, "must have 1 to 32 of a-z, 0-9, '_' and '-'.");
        Check("language", body.Language, Language().IsMatch, "must be a language tag such as 'en' or 'pt-BR'.");
        Check("consent_status", body.ConsentStatus, text => Consent(text) is not null, "must be 'unknown', 'granted' or 'refused'.");
        if (body.Roles is { } roles && (roles.Count > MaxRoles || !roles.All(role => role is not null && Key().IsMatch(role))))
            faults["roles"] = [$"roles must be at most {MaxRoles} names, each of 1 to 32 of a-z, 0-9, '_' and '-'."];
        if (body.Memory is { } memory && (memory.Count > MaxMemories || !memory.All(entry => MemoryName().IsMatch(entry.Key) && IsText(entry.Value, MaxMemory))))
            faults["memory"] = [$"memory must be at most {MaxMemories} names, each of 1 to 32 of a-z, 0-9 and '_' that begin with a letter, with 1 to {MaxMemory} characters and no control characters."];
        return faults;

        void Check(string field, string? value, Func<string, bool> isValid, string rule)
        {
            if (value is not null && !isValid(value))
                faults[field] = [$"{field} {rule}"];
        }
    }

    public static ConsentStatus? Consent(string? text) => text switch
    {
        "granted" => ConsentStatus.Granted,
        "refused" => ConsentStatus.Refused,
        "unknown" => ConsentStatus.Unknown,
        _ => null,
    };

    private static bool IsName(string text) => IsText(text, MaxName);

    private static bool IsText(string? text, int longest) => text?.Length <= longest && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    /// <summary>What a template can say behind <c>memory.</c></summary>
    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,31}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex MemoryName();

    [GeneratedRegex(@"^[a-z0-9_-]{1,32}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Key();

    /// <summary>The shape of RFC 5646 section 2.1, not its registry.</summary>
    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Language();
}
