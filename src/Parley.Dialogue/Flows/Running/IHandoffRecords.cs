using Parley.Dialogue;
using Parley.Flows.Engine;
using Parley.Handoff;

namespace Parley.Flows.Running;

/// <summary>Writes what a person needs to take over.</summary>
internal interface IHandoffRecords
{
    HandoffRecord Write(ReplyRequest request, AgentFlows agent, FlowState state, FlowAct.CallPerson act);
}
