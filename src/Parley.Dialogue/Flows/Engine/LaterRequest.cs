namespace Parley.Flows.Engine;

/// <summary>What the caller asked for beside what is being done.</summary>
/// <param name="Flow">Its flow; null for a question that knowledge may answer.</param>
/// <param name="Text">The words that asked for it.</param>
internal sealed record LaterRequest(string? Flow, string Text);
