namespace Parley.Understanding;

/// <summary>What a caller asks beside the first thing in one turn: "cancel my appointment, and what are your hours".</summary>
/// <param name="Intent">An intent's name; null for a question that knowledge may answer.</param>
/// <param name="Text">The words that ask it.</param>
public sealed record AlsoAsked(string? Intent, string Text);
