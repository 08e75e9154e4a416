namespace Parley.Cli.Agents;

/// <param name="Warnings">What would keep the version from being published.</param>
internal sealed record SavedAgent(string Agent, int Number, IReadOnlyList<SavedAgent.Warning> Warnings)
{
    /// <param name="Line">0 where nothing stands.</param>
    internal sealed record Warning(string Path, string Message, int Line)
    {
        public override string ToString() => Line > 0 ? $"{Path} (line {Line}): {Message}" : $"{Path}: {Message}";
    }
}
