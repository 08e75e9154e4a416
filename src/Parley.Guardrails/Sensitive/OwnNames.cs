using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Parley.Agents;

namespace Parley.Guardrails.Sensitive;

/// <summary>
/// What an agent and its business call themselves is no caller's secret, however much it sounds like a person: the agent's name, and what its greeting
/// introduces ("this is Bistro Verde"). Whom the greeting greets is left out. Thread-safe.
/// </summary>
internal sealed partial class OwnNames
{
    private readonly ConditionalWeakTable<AgentDefinition, string[]> _names = [];

    /// <summary>Whether all of it is said in one of them.</summary>
    public bool Hold(AgentDefinition agent, string name) =>
        Plain(name) is { Length: > 2 } said && Array.Exists(_names.GetValue(agent, Of), own => own.Contains(said, StringComparison.Ordinal));

    private static string[] Of(AgentDefinition agent) =>
        [.. Introduced().Matches(agent.Greeting).Select(match => match.Groups["name"].Value).Append(agent.AgentName).Select(Plain).Where(name => name.Length > 2)];

    /// <summary>Lower-case words, each between blanks, so that no part of a word counts.</summary>
    private static string Plain(string text) => $" {string.Join(' ', Word().Matches(text).Select(word => word.Value.ToLowerInvariant()))} ";

    [GeneratedRegex(
        @"\b(?:this is|i am|i'm|my name is|my name's|you(?:'ve| have) reached|welcome to|(?:thank you|thanks) for calling|assistant (?:of|at|for))\s+(?<name>[^.!?;:]+?)(?=[.!?;:]|,|\s+(?:and|how|where|speaking|here|calling|your|for|to|with|about)\b|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
