namespace Parley.Conversation.TurnTaking;

/// <summary>What the agent says of its own accord, without a reply generator. <see cref="AgentLines"/> holds the words.</summary>
internal enum AgentLine
{
    /// <summary>The agent's own greeting.</summary>
    Greeting,

    /// <summary>Stands in for a greeting that could not be said.</summary>
    Hello,
    OneMoment,
    DidNotCatch,
    LostThread,

    /// <summary>Apologises and offers a person.</summary>
    Apology,
    StillThere,
    Goodbye,
    ServerGoodbye,

    /// <summary>Calls a person, and tells the caller what happens next.</summary>
    Handover,

    /// <summary>Nothing works any more: the last words before hanging up.</summary>
    Breakdown,

    /// <summary>The same after a person was called: what the caller was told then stands, and nobody has to call again for it.</summary>
    BreakdownAfterHandover,
}
