using Parley.Agents;
using Parley.Server.Agents;

namespace Parley.Server.Readiness;

/// <summary>
/// Whether any agent answers. One faulty file among others is told and holds nobody else's calls up; a server whose files are all broken
/// should get no calls.
/// </summary>
internal sealed class AgentsReadiness(IAgentFiles files, AgentsAtStart start) : IReadinessCheck
{
    public string Name => "agents";

    public ValueTask<ReadinessVerdict> CheckAsync(CancellationToken cancellationToken) => ValueTask.FromResult(
        start.TakenIn.IsCompleted ? Of(files.States) : new ReadinessVerdict.Waiting("The agents are being taken in."));

    internal static ReadinessVerdict Of(IReadOnlyList<AgentFileState> states)
    {
        var (answering, broken) = (states.Count(state => state.Answering is not null), states.Count(state => state.Faults.Count > 0));
        if (broken == 0)
            return new ReadinessVerdict.Ready($"{answering} from files");
        var told = $"{broken} {(broken == 1 ? "file has" : "files have")} faults; the log names them";
        return answering > 0 ? new ReadinessVerdict.Ready($"{answering} from files, {told}") : new ReadinessVerdict.Waiting($"No agent answers: {told}.");
    }
}
