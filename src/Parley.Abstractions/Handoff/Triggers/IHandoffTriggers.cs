using Parley.Agents;

namespace Parley.Handoff;

/// <summary>When a person is called. Pure: the caller keeps the state. Thread-safe.</summary>
public interface IHandoffTriggers
{
    /// <summary>
    /// The state after the signal, and whether a person is to be called for it. Each reason calls once in a call, except being asked for and
    /// emergencies; a reason that is not among <see cref="HandoffPolicy.Triggers"/> is only counted.
    /// </summary>
    (HandoffSignals State, HandoffTrigger? Trigger) Next(HandoffSignals state, HandoffSignal signal, HandoffPolicy policy);
}
