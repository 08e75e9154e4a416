using Parley.Agents;

namespace Parley.Server.Agents;

/// <summary>Agent files as people read about them on a terminal.</summary>
internal static class AgentFileLines
{
    public static void Write(TextWriter output, IReadOnlyList<AgentFileState> states)
    {
        var answering = states.Where(state => state.Answering is not null).Select(state => $"{state.Tenant}/{state.Agent} (version {state.Answering})");
        output.WriteLine($"Agents: {string.Join(", ", answering.DefaultIfEmpty("none answers"))}.");
        foreach (var state in states.Where(state => state.Faults.Count > 0))
        {
            if (state.IsPublished)
                Write(output, $"{state.File} has faults since it was published:", state.Faults);
            else
                WriteFaults(output, state.File, state.Faults);
            output.WriteLine(state.Answering is { } version ? $"  Version {version} goes on answering." : "  No version of it answers.");
        }
    }

    public static void WriteFaults(TextWriter output, string file, IReadOnlyList<AgentFault> faults) => Write(output, $"{file} may not be published:", faults);

    private static void Write(TextWriter output, string heading, IReadOnlyList<AgentFault> faults)
    {
        output.WriteLine(heading);
        foreach (var fault in faults)
            output.WriteLine($"  {fault}");
    }
}
