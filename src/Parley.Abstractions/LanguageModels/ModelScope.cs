using Parley.Agents;
using Parley.Calls;

namespace Parley.LanguageModels;

/// <summary>For whom and what for a model is asked: routes, budgets and accounting go by it.</summary>
/// <param name="Call">For whom; deadlines run on its clock.</param>
/// <param name="Agent">The version the call pinned.</param>
/// <param name="Class">Which of the agent's two lists.</param>
public sealed record ModelScope(CallContext Call, AgentDefinition Agent, ModelClass Class)
{
    /// <summary>What the answer is for, for the accounts: <c>reply, understanding, summary</c>...</summary>
    public string Purpose { get; init; } = "reply";

    /// <summary>The flow node that asks, as <c>flow/node</c>; empty outside of flows.</summary>
    public string Node { get; init; } = "";

    /// <summary>What the caller wants, where that is known.</summary>
    public string Intent { get; init; } = "";

    /// <summary>Counts caller turns from 1.</summary>
    public int Turn { get; init; }

    /// <summary>Completes when the turn is committed, for one that was begun before; cancelled when it is dropped. Else completed.</summary>
    public Task Committed { get; init; } = Task.CompletedTask;

    /// <summary>
    /// Only models that somebody meant for the class: where neither a route nor the agent nor the server names any, and none is of the class, nobody is
    /// asked. For work that must not take a small machine's only model away from the callers.
    /// </summary>
    public bool IsClassOnly { get; init; }

    /// <summary>Names of models not to ask, because they just failed this very turn.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];
}
