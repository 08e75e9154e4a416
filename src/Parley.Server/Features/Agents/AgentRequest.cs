using System.Text.RegularExpressions;
using Parley.Agents;

namespace Parley.Server.Features.Agents;

/// <summary>Checks what requests about agents say.</summary>
internal static partial class AgentRequest
{
    private const int LongestNote = 500;
    private const int LongestAuthor = 64;

    public const string DefaultAuthor = "api";

    public static bool IsAgentId(string text) => AgentId().IsMatch(text);

    public static Dictionary<string, string[]> Faults(string? note, string? author)
    {
        var faults = new Dictionary<string, string[]>();
        if (note is { Length: > LongestNote })
            faults["note"] = [$"note must have at most {LongestNote} characters."];
        if (author is not null && (author.Length is 0 or > LongestAuthor || author.Any(char.IsControl)))
            faults["author"] = [$"author must have 1 to {LongestAuthor} characters and no control characters."];
        // The import finds its own last version by this name: what an edit of the file is compared with is nobody else's to set.
        if (string.Equals(author?.Trim(), AgentVersion.FromFile, StringComparison.OrdinalIgnoreCase))
            faults["author"] = [$"author may not be '{AgentVersion.FromFile}': that is what versions from the agents' folder are marked with."];
        return faults;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,63}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex AgentId();
}
