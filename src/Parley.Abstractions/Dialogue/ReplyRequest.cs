using Parley.Agents;
using Parley.Calls;
using Parley.Tools;

namespace Parley.Dialogue;

/// <param name="Call">For whom.</param>
/// <param name="Agent">The version the call pinned.</param>
/// <param name="History">All that was heard before in this call, oldest first, without <paramref name="UserText"/>.</param>
/// <param name="UserText">What is to be answered.</param>
public sealed record ReplyRequest(CallContext Call, AgentDefinition Agent, IReadOnlyList<Utterance> History, string UserText)
{
    /// <summary>
    /// What was heard before the line broke, where the call goes on with one that was cut off. For whoever reads what was talked about, a model or a
    /// person; what is still open the dialogue's own state tells, which is why it is no part of <see cref="History"/>.
    /// </summary>
    public IReadOnlyList<Utterance> Earlier { get; init; } = [];

    /// <summary>All that was heard, before a break of the line too.</summary>
    public IReadOnlyList<Utterance> Heard => Earlier.Count == 0 ? History : [.. Earlier, .. History];

    /// <summary>Counts caller turns from 1. The same number again replaces that turn: the caller had not finished (its text is then the whole turn's).</summary>
    public int Turn { get; init; }

    /// <summary>
    /// What <see cref="UserText"/> begins with where it was answered in the turn before and that answer was cut off at its first words: taken once already,
    /// and no answer to anything asked since. Empty as a rule.
    /// </summary>
    public string Carried { get; init; } = "";

    /// <summary>Who calls.</summary>
    public string UserId { get; init; } = "";

    /// <summary>Such as <c>web</c> or <c>phone</c>.</summary>
    public string Channel { get; init; } = "";

    /// <summary>What the caller may be trusted with; an anonymous caller has none.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>For whom this turn's tools are called.</summary>
    public ToolScope ToolScope => new(Call, Agent, Channel, UserId, Roles);

    /// <summary>Whether the caller agreed to be recorded, so far.</summary>
    public ConsentStatus Consent { get; init; }

    /// <summary>Nothing was said: the call goes on after its server died, and the caller is to hear where it stands.</summary>
    public bool IsResumption { get; init; }

    /// <summary>
    /// A person was called for what the caller said, who is to answer it: of the turn only a plain yes to what a flow had asked is taken, and
    /// nothing else is said.
    /// </summary>
    public bool IsPersonsMatter { get; init; }

    /// <summary>Who was called last by a rule and not taken back since; null for nobody.</summary>
    public CalledPerson? Called { get; init; }

    /// <summary>A person was called in this call for what stays theirs, such as an emergency: nobody is told any more that no one needs to call.</summary>
    public bool KeepsPerson { get; init; }

    /// <summary>The flow node that asks for this reply, as <c>flow/node</c>; empty outside of flows. Models are routed by it.</summary>
    public string Node { get; init; } = "";

    /// <summary>What the caller wants: the task under way, else what the turn was taken for; empty where neither is known. Models are routed by it.</summary>
    public string Intent { get; init; } = "";

    /// <summary>The turn is not committed yet: nothing it does may leave a trace.</summary>
    public bool IsSpeculative { get; init; }

    /// <summary>Of a speculative turn: completes when it is committed after all; what leaves a trace may wait for it. Else completed.</summary>
    public Task Committed { get; init; } = Task.CompletedTask;
}
