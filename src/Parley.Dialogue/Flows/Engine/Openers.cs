namespace Parley.Flows.Engine;

/// <summary>Words that only begin a sentence. People do not begin two in a row with the same ones, in one turn or in two.</summary>
internal static class Openers
{
    private static readonly string[] All = ["All right, ", "Sorry, ", "Of course, ", "By the way, "];

    /// <summary>What a text opens with that may be left out; null for nothing.</summary>
    public static string? Of(string text) => All.FirstOrDefault(o => text.Length > o.Length && text.StartsWith(o, StringComparison.Ordinal));

    public static string Without(string text, string opener) => char.ToUpperInvariant(text[opener.Length]) + text[(opener.Length + 1)..];
}
