namespace Parley.Flows.Engine;

/// <summary>Words that only begin a sentence. People do not begin two in a row with the same ones.</summary>
internal static class Openers
{
    private static readonly string[] All = ["All right, ", "Sorry, ", "Of course, ", "By the way, "];

    /// <param name="said">What is said before it in the same breath.</param>
    /// <param name="before">What was said last, before the caller spoke.</param>
    public static string Without(string text, IEnumerable<string> said, string before)
    {
        if (All.FirstOrDefault(o => text.StartsWith(o, StringComparison.Ordinal)) is not { } opener || text.Length == opener.Length
            || !said.Append(before).Any(s => s.StartsWith(opener, StringComparison.Ordinal)))
            return text;
        return char.ToUpperInvariant(text[opener.Length]) + text[(opener.Length + 1)..];
    }
}
