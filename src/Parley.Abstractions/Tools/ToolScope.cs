using Parley.Agents;
using Parley.Calls;
using Parley.Handoff;

namespace Parley.Tools;

/// <summary>For whom tools are called: permissions hang on agent, role and channel.</summary>
/// <param name="Call">The call.</param>
/// <param name="Agent">The version the call pinned; it may use the tools it names and no other.</param>
/// <param name="Channel">Such as <c>web</c> or <c>phone</c>.</param>
/// <param name="UserId">Who calls.</param>
/// <param name="Roles">What the caller may be trusted with; an anonymous caller has none.</param>
public sealed record ToolScope(CallContext Call, AgentDefinition Agent, string Channel, string UserId, IReadOnlyList<string> Roles)
{
    /// <summary>The call as a person would take it over now, for a tool that calls one; null where nobody wrote that down.</summary>
    public HandoffRecord? Handover { get; init; }
}
