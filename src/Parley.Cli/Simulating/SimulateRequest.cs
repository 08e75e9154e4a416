namespace Parley.Cli.Simulating;

/// <summary>One <c>parley simulate</c>, as asked for.</summary>
internal sealed record SimulateRequest(
    IReadOnlyList<string> Files, bool ByVoice, string? Filter, int Seed, int Repeat, bool List, bool Talk, FileInfo? Json, FileInfo? Junit, DirectoryInfo? Agents, bool IsLive);
