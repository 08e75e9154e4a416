namespace Parley.Dialogue;

/// <summary>A call's dialogue as it stood after one of its steps.</summary>
/// <param name="Revision">Counts the steps stored in a call, from 1; a state is stored only on top of the revision before it.</param>
/// <param name="Turn">The caller turn the step belongs to; 0 before the first.</param>
/// <param name="State">JSON that only the dialogue reads.</param>
public sealed record StoredDialogue(long Revision, int Turn, string State);
