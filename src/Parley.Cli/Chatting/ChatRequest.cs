using Parley.Cli.Sessions;

namespace Parley.Cli.Chatting;

/// <param name="Say">What to type, one line a turn; empty to read lines from the terminal or a pipe.</param>
/// <param name="Patience">For an answer.</param>
/// <param name="Save">Where what both sides said is kept; null for nowhere.</param>
/// <param name="Json">One document at the end instead of lines.</param>
internal sealed record ChatRequest(Uri Server, AgentChoice Agent, IReadOnlyList<string> Say, TimeSpan Patience, FileInfo? Save, bool Json);
