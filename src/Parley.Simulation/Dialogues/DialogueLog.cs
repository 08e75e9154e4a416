namespace Parley.Simulation.Dialogues;

/// <summary>What a process did about a call's dialogue.</summary>
internal sealed class DialogueLog(Func<int> eventsBefore)
{
    public StepLog Steps { get; } = new(eventsBefore);

    public ReplyLog Replies { get; } = new(eventsBefore);
}
