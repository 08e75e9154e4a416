using Parley.Agents;
using Parley.Calls;

namespace Parley.Dialogue;

/// <param name="Call">For whom.</param>
/// <param name="Agent">The version the call pinned.</param>
/// <param name="History">All that was heard before, oldest first, without <paramref name="UserText"/>.</param>
/// <param name="UserText">What is to be answered.</param>
public sealed record ReplyRequest(CallContext Call, AgentDefinition Agent, IReadOnlyList<Utterance> History, string UserText);
