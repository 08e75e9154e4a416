namespace Parley.Agents.Versions;

/// <param name="Stamp">How the file and its folder were when it was taken in.</param>
/// <param name="Faults">What kept it from being published then.</param>
/// <param name="State">What it came to, with what is wrong by now with the versions that answer.</param>
internal sealed record SeenFile(FileStamp Stamp, IReadOnlyList<AgentFault> Faults, AgentFileState State)
{
    /// <summary>What is no file can be missing too: a server of tools that was down a moment ago.</summary>
    private static readonly TimeSpan LookedAtAgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>When what answers was last looked at, and how the folder was then; null before the first time.</summary>
    public (int Folder, DateTimeOffset At)? Looked { get; init; }

    /// <summary>A file without faults is taken in again when it changes; one with faults also when something beside it does: a tool file, facts.</summary>
    public bool IsStill(FileStamp now) => Faults.Count == 0 ? Stamp with { Folder = now.Folder } == now : Stamp == now;

    /// <summary>What answers hangs on the files beside it: values, tools, facts. Where it has faults, it is looked at after a while as well.</summary>
    public bool IsToBeLookedAt(FileStamp stamp, DateTimeOffset now) => State.Answering is not null && Looked switch
    {
        null => true,
        var (folder, at) => folder != stamp.Folder || (State.Faults.Count > Faults.Count && now - at >= LookedAtAgainAfter),
    };
}
