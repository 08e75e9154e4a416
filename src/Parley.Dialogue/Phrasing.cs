using Parley.Calls;

namespace Parley.Dialogue;

/// <summary>
/// Picks a wording that differs between turns and calls, and from what the caller heard last, yet is the same whenever the same turn is answered again.
/// </summary>
internal static class Phrasing
{
    public static string Choose(ReplyRequest request, params ReadOnlySpan<string> wordings)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 2166136261u;
        foreach (var letter in request.Call.Id.Value)
            hash = (hash ^ letter) * 16777619;
        var first = (int)((hash + (uint)request.History.Count / 2) % (uint)wordings.Length);
        var last = request.History.LastOrDefault(u => u.Speaker is Speaker.Agent)?.Text ?? "";
        for (var next = 0; next < wordings.Length; next++)
            if (wordings[(first + next) % wordings.Length] is var wording && (wording.Length == 0 || !last.Contains(wording.Trim(), StringComparison.Ordinal)))
                return wording;
        return wordings[first];
    }
}
