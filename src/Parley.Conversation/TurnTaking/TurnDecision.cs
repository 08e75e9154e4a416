using Parley.Calls;
using Parley.Flows;

namespace Parley.Conversation.TurnTaking;

/// <summary>What the session is to do next, in the order given.</summary>
internal abstract record TurnDecision
{
    private TurnDecision() { }

    public sealed record ShowState(AgentState State) : TurnDecision;

    /// <summary>Holds the agent's audio: somebody may be interrupting.</summary>
    public sealed record PausePlayout(SpeechId Speech) : TurnDecision;

    /// <summary>It was no interruption.</summary>
    public sealed record ResumePlayout(SpeechId Speech) : TurnDecision;

    /// <summary>Ends a speech: cancels its work and clears its audio.</summary>
    public sealed record Interrupt(SpeechId Speech, InterruptionReason Reason) : TurnDecision;

    /// <summary>The caller's turn is over: have it answered.</summary>
    /// <param name="Draft">What was said.</param>
    /// <param name="Question">What to answer.</param>
    /// <param name="LastSpeech">The moment all of the turn's delays count from.</param>
    public sealed record CommitTurn(SpeechId Speech, int Turn, TurnDraft Draft, string Question, TimeSpan LastSpeech, TimeSpan At)
        : TurnDecision
    {
        /// <summary>What of the question was asked in a turn before, whose answer was hardly heard.</summary>
        public string Carried => Question.Length > Draft.Text.Length ? Question[..^Draft.Text.Length].TrimEnd() : "";
    }

    /// <summary>The caller seems to have finished: its answer may be begun, and nothing of it be heard or done before the turn is committed.</summary>
    public sealed record BeginReply(int Turn, string Question) : TurnDecision;

    /// <summary>What was begun is not what the caller means.</summary>
    public sealed record DropReply : TurnDecision;

    /// <summary>The committed turn is open again, nothing of its reply having been heard.</summary>
    public sealed record RetractTurn(int Turn) : TurnDecision;

    /// <summary>These utterances will not be answered: noise, or listening noises.</summary>
    public sealed record DropUtterances(TurnDraft Draft) : TurnDecision;

    /// <summary>The microphone went quiet inside an utterance: have its final transcript made.</summary>
    public sealed record EndUtterance(int Utterance) : TurnDecision;

    /// <param name="Asked">What the words may answer.</param>
    public sealed record PredictEndOfTurn(int Revision, string Text, SlotType? Asked) : TurnDecision;

    /// <summary>The caller does not answer what was asked: have the dialogue ask again in its own way.</summary>
    /// <param name="IsResumption">Nothing was asked yet: the call goes on after its server died.</param>
    public sealed record Remind(SpeechId Speech, bool IsResumption) : TurnDecision;

    public sealed record Say(SpeechId Speech, AgentLine Line, bool AllowInterruptions) : TurnDecision;

    public sealed record OfferPerson(string Reason) : TurnDecision;

    /// <summary>The last decision of a call.</summary>
    public sealed record HangUp(HangUpReason Reason) : TurnDecision;
}
