using Parley.Dialogue;
using Parley.Records;
using Parley.Simulation.Calls;
using Parley.Simulation.Dialogues;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>What had come of a call when its process was killed.</summary>
internal sealed record CutOff(IReadOnlyList<CallEvent> Events, ToolLog Tools, IReadOnlyList<Silence> Silences, DialogueLog Dialogue)
{
    /// <summary>The dialogue as the next process found it; null where none was stored.</summary>
    public StoredDialogue? Found { get; init; }
}
