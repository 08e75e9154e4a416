using Parley.Agents;
using Parley.Tools;
using PhoneNumbers;

namespace Parley.Flows.Checking;

/// <summary>
/// Everything that is wrong with an agent's flows, found before a caller finds it. What passes here cannot go astray at run time: no missing
/// node, no unset slot, no endless loop, and no effect that was not confirmed.
/// </summary>
internal static class FlowChecker
{
    /// <param name="tools">The tools there are; null where that is not known yet, and then what hangs on them is not checked.</param>
    public static IReadOnlyList<FlowFault> Check(AgentDefinition agent, IReadOnlyList<ToolDefinition>? tools)
    {
        var faults = new List<FlowFault>();
        var catalogue = tools?.DistinctBy(t => t.Name).ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var twice in agent.Flows.GroupBy(f => f.Name).Where(g => g.Count() > 1))
            faults.Add(new FlowFault($"flows.{twice.Key}", "is defined twice"));
        if (agent.TimeZone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(agent.TimeZone, out _))
            faults.Add(new FlowFault("time_zone", $"no such time zone: '{agent.TimeZone}' (an IANA name such as America/New_York)"));
        if (!PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(agent.Region))
            faults.Add(new FlowFault("region", $"no such region: '{agent.Region}' (two capital letters such as US or GB, by which telephone numbers are read)"));
        var before = faults.Count;
        RecursionCheck.Run(agent, faults);
        var runsInCircles = faults.Count > before;
        foreach (var flow in agent.Flows)
        {
            var check = new FlowCheck(agent, flow, catalogue, faults);
            SlotCheck.Run(check);
            NodeCheck.Run(check);

            // Ways through a flow mean something only once its references lead somewhere.
            if (!check.HasFaults)
                GraphCheck.Run(check);
            // What a flow brings back is followed into it.
            if (!check.HasFaults && !runsInCircles)
                ValueCheck.Run(check);
        }

        return faults;
    }
}
