namespace Parley.Flows;

/// <summary>Where a value came from, least trusted first: tool parameters may demand a trusted source.</summary>
public enum ValueSource
{
    /// <summary>Text that somebody outside wrote: a retrieved passage, a tool's result, a web page.</summary>
    UntrustedText,

    /// <summary>A language model proposed it.</summary>
    Model,

    /// <summary>The caller said it.</summary>
    Caller,

    /// <summary>The caller said it and confirmed it when it was read back.</summary>
    Confirmed,

    /// <summary>The agent's definition, the flow or the session says it.</summary>
    Agent,
}
