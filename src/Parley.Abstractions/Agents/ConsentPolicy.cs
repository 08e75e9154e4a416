namespace Parley.Agents;

/// <summary>What callers are told and asked before they are recorded.</summary>
public sealed record ConsentPolicy
{
    public static ConsentPolicy None { get; } = new();

    public ConsentMode Mode { get; init; } = ConsentMode.NotAsked;

    /// <summary>Said at the start, where the mode asks for it: "This call may be recorded. Is that all right?"</summary>
    public string Announcement { get; init; } = "";

    /// <summary>Whether it was said: as it was heard differs from how it is written in spaces and signs at most.</summary>
    public bool IsAnnouncedIn(string heard) => Letters(heard).Contains(Letters(Announcement), StringComparison.Ordinal);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
