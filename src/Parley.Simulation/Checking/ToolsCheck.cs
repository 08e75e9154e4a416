using System.Text.Json.Nodes;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Checking;

/// <summary>Which tools were called, with what, how often and with which outcome.</summary>
internal static class ToolsCheck
{
    public static IEnumerable<string> Failures(Expectations expect, CallOutcome call)
    {
        // A misspelt tool is never called: without this, expecting just that would hold for ever.
        foreach (var unknown in expect.NoTools.Concat(expect.Tools.Select(tool => tool.Tool)).Distinct().Where(name => !call.KnownTools.Contains(name)))
            yield return $"tools: there is no tool '{unknown}'{NearMiss.Hint(unknown, call.KnownTools)}";
        foreach (var tool in expect.Tools)
        {
            var times = call.Tools.Count(entry => Fits(tool, entry));
            if (tool.Times is { } exactly ? times == exactly : times > 0)
                continue;
            yield return $"tools: {Describe(tool)} was called {times} times, not {tool.Times?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "once or more"}; called were {All(call)}";
        }

        foreach (var unwanted in expect.NoTools.Where(name => call.Tools.Any(entry => entry.Call.Tool == name)))
            yield return $"no_tools: {unwanted} was called; called were {All(call)}";
    }

    private static bool Fits(ExpectedTool expected, ToolEntry entry) =>
        entry.Call.Tool == expected.Tool
        && (expected.Outcome is null || entry.Code == expected.Outcome)
        && expected.Arguments.All(argument => Is(entry.Call.Arguments[argument.Key], argument.Value));

    private static bool Is(JsonNode? value, string expected)
    {
        var text = value?.ToString() ?? "";
        return expected is ['/', .., '/'] ? TextPattern.IsIn(text, expected) : string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);
    }

    private static string Describe(ExpectedTool tool)
    {
        var arguments = string.Join(", ", tool.Arguments.Select(argument => $"{argument.Key}: {argument.Value}"));
        return $"{tool.Tool}({arguments}){(tool.Outcome is { } outcome ? $" = {outcome}" : "")}";
    }

    private static string All(CallOutcome call) =>
        call.Tools.Count == 0 ? "none" : string.Join("; ", call.Tools.Select(entry => $"{entry.Call.Tool}{entry.Call.Arguments.ToJsonString()} = {entry.Code}"));
}
