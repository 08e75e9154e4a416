using Parley.Cli.Sessions;

namespace Parley.Cli.Calling;

/// <summary>One <c>parley call</c>, as asked for.</summary>
/// <param name="InterruptAfter">Null waits for the agent to finish before the next turn.</param>
/// <param name="Patience">How long an answer may take to begin.</param>
internal sealed record CallRequest(
    Uri Server,
    AgentChoice Agent,
    IReadOnlyList<FileInfo> Files,
    IReadOnlyList<string> Texts,
    string Voice,
    TimeSpan? InterruptAfter,
    TimeSpan Patience,
    FileInfo? Save,
    bool Json);
