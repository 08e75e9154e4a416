using Parley.Flows;
using Parley.Knowledge;
using Parley.Records;

namespace Parley.Dialogue;

/// <summary>A piece of a streamed reply.</summary>
public abstract record ReplyPart
{
    private ReplyPart() { }

    /// <summary>Text to be spoken; pieces concatenate, a piece need not be a whole word.</summary>
    public sealed record Text(string Value) : ReplyPart;

    /// <summary>What the reply rests on.</summary>
    public sealed record Citation(Passage Passage) : ReplyPart;

    /// <summary>The caller should be offered, or wants, a person.</summary>
    public sealed record PersonOffered(string Reason) : ReplyPart;

    /// <summary>A fact of the call that the reply's making brought about. Its time is when the conversation takes it.</summary>
    public sealed record Noted(CallEvent Fact) : ReplyPart;

    /// <summary>What the caller is asked for, so that whoever listens is patient with numbers and names. Null timeout: the usual patience.</summary>
    public sealed record Expects(SlotType Slot, TimeSpan? Timeout) : ReplyPart;

    /// <summary>The call should end once the reply was heard.</summary>
    public sealed record EndCall : ReplyPart;
}
