namespace Parley.Dialogue;

/// <summary>Picks a wording that differs between turns and calls, yet is the same whenever the same turn is answered again.</summary>
internal static class Phrasing
{
    public static string Choose(ReplyRequest request, params ReadOnlySpan<string> wordings)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 2166136261u;
        foreach (var letter in request.Call.Id.Value)
            hash = (hash ^ letter) * 16777619;
        return wordings[(int)((hash + (uint)request.History.Count / 2) % (uint)wordings.Length)];
    }
}
