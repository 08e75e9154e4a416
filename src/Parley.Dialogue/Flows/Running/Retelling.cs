using System.Text.RegularExpressions;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows.Engine;

namespace Parley.Flows.Running;

/// <summary>
/// Whether the caller heard what became of an effect. Until then it is owed, whoever answers meanwhile. Whoever talks into it again and again is not
/// told any more unasked, but whenever they lost the thread or come back.
/// </summary>
internal static partial class Retelling
{
    private const int UnaskedAtMost = 6;

    /// <param name="isAsked">The caller wants to hear the last words again, or whether anybody is there.</param>
    public static bool IsDue(FlowState state, ReplyRequest request, bool isAsked) =>
        state.Outcome.Length > 0 && !IsHeard(state, request) && (state.Retold < UnaskedAtMost || isAsked || request.IsResumption);

    /// <summary>The outcome was heard to its end: nothing is owed any more.</summary>
    public static bool IsHeard(FlowState state, ReplyRequest request) => SentenceEnd().Split(state.Outcome).All(sentence => WasHeard(sentence, request.History))
        // Told again in the turn before and not cut short, it was heard, though in other words: a guardrail may have masked some.
        || (state.Retold > 0 && state.RetoldIn == state.Turn && request.Turn == state.Turn + 1 && LastOf(request.History) is [.., { Interrupted: false }]);

    public static bool WasHeard(string words, IReadOnlyList<Utterance> history) =>
        string.Join(' ', LastOf(history).Select(u => Plain(u.Text))).Contains(Plain(words), StringComparison.Ordinal);

    private static List<Utterance> LastOf(IReadOnlyList<Utterance> history) => [.. history.Where(u => u.Speaker is Speaker.Agent).TakeLast(4)];

    /// <summary>What several effects came to need not have been told in one breath.</summary>
    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();

    /// <summary>Letters and digits alone: transcripts differ in spaces and marks.</summary>
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
