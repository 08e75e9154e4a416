namespace Parley.Flows.Engine;

/// <summary>The engine's answer to one input.</summary>
internal readonly record struct FlowStep(FlowState State, IReadOnlyList<FlowAct> Acts);
