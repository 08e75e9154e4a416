namespace Parley.Agents.Versions;

/// <param name="Stamp">How the file was when it was taken in.</param>
/// <param name="State">What it came to.</param>
internal sealed record SeenFile(FileStamp Stamp, AgentFileState State)
{
    /// <summary>A file without faults is taken in again when it changes; one with faults also when something beside it does: a tool file, facts.</summary>
    public bool IsStill(FileStamp now) => State.Faults.Count == 0 ? Stamp with { Folder = now.Folder } == now : Stamp == now;
}
