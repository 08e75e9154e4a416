using Parley.Calls;
using Parley.Dialogue;

namespace Parley.Flows.Running;

/// <summary>Whether the caller heard what became of an effect. Whoever interrupted it is told again.</summary>
internal static class Retelling
{
    /// <param name="outcome">What was said of it; empty for nothing.</param>
    public static bool IsDue(string outcome, IReadOnlyList<Utterance> history)
    {
        if (outcome.Length == 0)
            return false;
        var heard = string.Join(' ', history.Where(u => u.Speaker is Speaker.Agent).TakeLast(4).Select(u => Plain(u.Text)));
        return !heard.Contains(Plain(outcome), StringComparison.Ordinal);
    }

    /// <summary>Letters and digits alone: transcripts differ in spaces and marks.</summary>
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
