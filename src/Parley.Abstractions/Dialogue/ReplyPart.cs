using Parley.Flows;
using Parley.Handoff;
using Parley.Knowledge;
using Parley.Records;

namespace Parley.Dialogue;

/// <summary>A piece of a streamed reply.</summary>
public abstract record ReplyPart
{
    private ReplyPart() { }

    /// <summary>Text to be spoken; pieces concatenate, a piece need not be a whole word.</summary>
    public sealed record Text(string Value) : ReplyPart
    {
        /// <summary>An author's or a source's own words: what they say need not rest on anything else.</summary>
        public bool IsAuthored { get; init; }
    }

    /// <summary>What the reply rests on.</summary>
    public sealed record Citation(Passage Passage) : ReplyPart;

    /// <summary>
    /// What the text that follows may rest on beside citations, such as a tool's result or facts a model was given. For guardrails; nobody
    /// hears or keeps it.
    /// </summary>
    public sealed record Evidence(string Value) : ReplyPart;

    /// <summary>The caller should be offered, or wants, a person.</summary>
    public sealed record PersonOffered(string Reason) : ReplyPart;

    /// <summary>
    /// A model wants done what one of the agent's flows does. Whoever runs the flows may take that up and read no further; to read on leaves the call to the
    /// tool gateway.
    /// </summary>
    public sealed record Proposed(string Flow) : ReplyPart;

    /// <summary>Something that may call for a person. Whoever decides that takes it out.</summary>
    public sealed record Signalled(HandoffSignal Signal) : ReplyPart;

    /// <summary>A fact of the call that the reply's making brought about. Its time is when the conversation takes it.</summary>
    public sealed record Noted(CallEvent Fact) : ReplyPart;

    /// <summary>What the caller is asked for, so that whoever listens is patient with numbers and names. Null timeout: the usual patience.</summary>
    public sealed record Expects(SlotType Slot, TimeSpan? Timeout) : ReplyPart;

    /// <summary>The call should end once the reply was heard.</summary>
    public sealed record EndCall : ReplyPart;
}
