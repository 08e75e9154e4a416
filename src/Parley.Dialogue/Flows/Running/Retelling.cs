using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows.Engine;

namespace Parley.Flows.Running;

/// <summary>Whether the caller heard what became of an effect. Whoever interrupted it is told again.</summary>
internal static class Retelling
{
    // Whoever talks into it that often does not want to hear it.
    private const int AtMost = 6;

    public static bool IsDue(FlowState state, IReadOnlyList<Utterance> history)
    {
        if (state.Outcome.Length == 0 || state.Retold >= AtMost)
            return false;
        var heard = history.Where(u => u.Speaker is Speaker.Agent).TakeLast(4).ToList();
        if (string.Join(' ', heard.Select(u => Plain(u.Text))).Contains(Plain(state.Outcome), StringComparison.Ordinal))
            return false;
        // Told again and not cut short, it was heard, though in other words: a guardrail may have masked some.
        return state.Retold == 0 || heard is [] or [.., { Interrupted: true }];
    }

    /// <summary>Letters and digits alone: transcripts differ in spaces and marks.</summary>
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
