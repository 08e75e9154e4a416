using Microsoft.Extensions.Configuration;

namespace Parley.Dialogue.LanguageModels.Registry;

/// <summary>Keys are referred to, so that a configuration file can be shown: <c>env:NAME</c> or <c>file:PATH</c>.</summary>
public static class SecretReference
{
    public const string Forms = "env:NAME or file:PATH";

    public static bool IsReference(string text) => text.StartsWith("env:", StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.Ordinal);

    /// <returns>The secret; null where the reference points to nothing.</returns>
    public static string? Resolve(string reference, IConfiguration? environment)
    {
        if (reference.Length == 0)
            return "";
        var (kind, place) = (reference[..reference.IndexOf(':')], reference[(reference.IndexOf(':') + 1)..]);
        var value = kind == "env" ? environment?[place] ?? Environment.GetEnvironmentVariable(place)
            : File.Exists(place) ? File.ReadAllText(place)
            : null;
        return value?.Trim() is { Length: > 0 } secret ? secret : null;
    }
}
