using System.Text.RegularExpressions;

namespace Parley.Dialogue.Consent;

/// <summary>Recognises an objection to being recorded, whenever it comes.</summary>
internal static partial class ConsentWords
{
    public static bool IsObjection(string text) => Objection().IsMatch(text.Replace('\u2019', '\''));

    [GeneratedRegex(
        @"\b(do not|don'?t|not|never|stop|no|without|turn off|switch off|quit)\b[^.?!]{0,30}\b(record|recorded|recording|taping|taped)\b|\bi (object|do not agree|don'?t agree|do not consent|don'?t consent)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Objection();
}
