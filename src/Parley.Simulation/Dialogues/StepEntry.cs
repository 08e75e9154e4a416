using Parley.Dialogue;

namespace Parley.Simulation.Dialogues;

/// <summary>A step of the dialogue on its way to the store.</summary>
/// <param name="EventsBefore">How many facts of the call there were by then.</param>
internal sealed record StepEntry(StoredDialogue Step, int EventsBefore);
