namespace Parley.Flows;

/// <summary>One of the values a choice slot may take.</summary>
/// <param name="Id">The stored value.</param>
/// <param name="Say">How the agent says it.</param>
/// <param name="Synonyms">Other ways callers say it.</param>
public sealed record SlotChoice(string Id, string Say, IReadOnlyList<string> Synonyms);
