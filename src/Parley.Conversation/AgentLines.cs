using System.ComponentModel.DataAnnotations;
using Parley.Conversation.TurnTaking;

namespace Parley.Conversation;

/// <summary>The words the agent has for moments no reply covers. Short, so that they are made quickly and forgiven easily.</summary>
public sealed record AgentLines
{
    [Required]
    public string Hello { get; init; } = "Hello, how can I help you?";

    [Required]
    public string OneMoment { get; init; } = "One moment please.";

    [Required]
    public string DidNotCatch { get; init; } = "Sorry, I did not catch that. Could you say it again?";

    [Required]
    public string LostThread { get; init; } = "Sorry, I lost my thread. Could you ask me again?";

    [Required]
    public string Apology { get; init; } =
        "I am sorry, something is not working on my side. Would you like to speak to a person, or shall we try again?";

    [Required]
    public string StillThere { get; init; } = "Are you still there?";

    [Required]
    public string Goodbye { get; init; } = "I cannot hear you, so I will hang up now. Please call again any time. Goodbye.";

    [Required]
    public string ServerGoodbye { get; init; } = "I am sorry, I have to end this call now. Please call again in a moment. Goodbye.";

    [Required]
    public string Breakdown { get; init; } = "I am sorry, I have a technical problem and must end this call. Please call again. Goodbye.";

    /// <summary>A person was called before, or could not be: either way the caller was told.</summary>
    [Required]
    public string BreakdownAfterHandover { get; init; } =
        "I am sorry, it still does not work, so I have to end this call. What I told you about a colleague stands. Goodbye.";

    /// <summary>A person is called; what happens next follows.</summary>
    [Required]
    public string Handover { get; init; } = "I am sorry, something is not working on my side.";

    /// <summary>Follows where nobody could be called.</summary>
    [Required]
    public string HandoverFailed { get; init; } = "I could not reach a colleague either. Please contact us again a little later.";

    internal IEnumerable<string> All =>
        [Hello, OneMoment, DidNotCatch, LostThread, Apology, StillThere, Goodbye, ServerGoodbye, Breakdown, BreakdownAfterHandover, Handover, HandoverFailed];

    internal string Of(AgentLine line, string greeting) => line switch
    {
        AgentLine.Greeting => greeting,
        AgentLine.Hello => Hello,
        AgentLine.OneMoment => OneMoment,
        AgentLine.DidNotCatch => DidNotCatch,
        AgentLine.LostThread => LostThread,
        AgentLine.Apology => Apology,
        AgentLine.StillThere => StillThere,
        AgentLine.Goodbye => Goodbye,
        AgentLine.ServerGoodbye => ServerGoodbye,
        AgentLine.Breakdown => Breakdown,
        AgentLine.BreakdownAfterHandover => BreakdownAfterHandover,
        AgentLine.Handover => Handover,
        _ => throw new ArgumentOutOfRangeException(nameof(line), line, "No such line."),
    };
}
