using System.Text.RegularExpressions;

namespace Parley.Tools.Kinds;

/// <summary>Names that every model's function calling takes: 1 to 64 of letters, digits, '_' and '-'.</summary>
internal static partial class ToolNames
{
    public static bool IsValid(string name) => Valid().IsMatch(name);

    /// <summary>A name from outside with what is not allowed replaced, cut to length.</summary>
    public static string From(string prefix, string name)
    {
        var whole = prefix + Invalid().Replace(name, "_");
        return whole.Length <= 64 ? whole : whole[..64];
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex Valid();

    [GeneratedRegex("[^A-Za-z0-9_-]")]
    private static partial Regex Invalid();
}
