using Parley.Dialogue;

namespace Parley.Simulation.Dialogues;

/// <summary>The steps of a call's dialogue as they were stored.</summary>
/// <param name="eventsBefore">How many facts of the call there are.</param>
internal sealed class StepLog(Func<int> eventsBefore)
{
    private readonly List<StepEntry> _begun = [];

    /// <summary>In order; whether the last one reached the disk is not known of a process that was killed meanwhile.</summary>
    public IReadOnlyList<StepEntry> Begun => _begun;

    /// <summary>The last revision the store vouched for; 0 where it did for none.</summary>
    public long Stored { get; private set; }

    public void Begins(StoredDialogue step) => _begun.Add(new StepEntry(step, eventsBefore()));

    public void Ended(StoredDialogue step) => Stored = step.Revision;
}
