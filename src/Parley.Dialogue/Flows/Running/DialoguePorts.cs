using Parley.Dialogue;
using Parley.Handoff;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Flows.Running;

/// <summary>Whom the dialogue of a call works with.</summary>
/// <param name="Others">Answers what no flow is meant for.</param>
internal sealed record DialoguePorts(
    IDialogueStateStore States,
    ITurnUnderstanding Understanding,
    IToolGateway Tools,
    IToolDirectory Directory,
    IHandoffs Handoffs,
    IFlowKnowledge Knowledge,
    IReplyGenerator Others,
    IHandoffRecords Records);
