namespace Parley.Dialogue.Routine;

/// <summary>What a caller wants that needs neither knowledge nor a model.</summary>
internal enum CallerIntent
{
    /// <summary>Something else: a question, a story.</summary>
    Other,
    Silence,
    Emergency,
    Person,
    IsRobot,
    Repeat,

    /// <summary>Whether anybody is there.</summary>
    Presence,
    Abilities,
    Goodbye,
    Thanks,
    Greeting,
    Agreement,
    Refusal,
    Acknowledgement,
}
