namespace Parley.Simulation.Callers;

/// <summary>How a persona talks; several go together.</summary>
public enum Manner
{
    /// <summary>Says no more than what is asked for.</summary>
    Terse,

    /// <summary>Wraps answers into talk.</summary>
    Chatty,

    /// <summary>Says something wrong first and puts it right.</summary>
    CorrectsItself,

    /// <summary>Complains now and then.</summary>
    Angry,

    /// <summary>Asks something else in between.</summary>
    Digresses,

    /// <summary>Talks into the agent's words.</summary>
    Interrupts,

    /// <summary>Talks into what it is told after it has confirmed something.</summary>
    Impatient,

    /// <summary>Hangs up into the agent's words, sooner or later.</summary>
    Abrupt,
}
