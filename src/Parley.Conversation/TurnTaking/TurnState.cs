using Parley.Agents;
using Parley.Calls;

namespace Parley.Conversation.TurnTaking;

/// <summary>All the turn policy knows. Immutable; times are on the call's timeline.</summary>
/// <param name="HasGreeting">Whether the agent speaks first.</param>
internal sealed record TurnState(TurnRules Rules, bool HasGreeting)
{
    /// <summary>Longer than two of the heartbeat's wide steps.</summary>
    private static readonly TimeSpan NearWatchdog = TimeSpan.FromMilliseconds(500);

    /// <summary>How a call begins. Words the law asks for are said to their end.</summary>
    public static TurnState Of(SessionRequest session, TurnRules rules)
    {
        var mustBeHeard = session.Consent is ConsentStatus.Unknown && session.Agent.Consent.Mode is not ConsentMode.NotAsked;
        return new TurnState(mustBeHeard ? rules with { ProtectGreeting = true } : rules, AgentOpening.Of(session).Said.Length > 0)
        {
            IsResumption = session.Resumes is not null,
            Language = session.Language,
            Turns = session.Resumes?.Turns ?? 0,
        };
    }

    /// <summary>The call goes on with one that was cut off: the dialogue speaks first, not the greeting.</summary>
    public bool IsResumption { get; init; }

    /// <summary>The call's, a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    public TimeSpan Now { get; init; }

    public CallPhase Phase { get; init; }

    public AgentState? Shown { get; init; }

    public bool EchoCancelled { get; init; }

    public bool ConnectionLost { get; init; }

    public bool Muted { get; init; }

    public bool AgentMuted { get; init; }

    /// <summary>The agent cannot be heard, whatever it says.</summary>
    public bool CannotBeHeard => ConnectionLost || AgentMuted;

    // The caller.

    public TurnDraft Draft { get; init; } = TurnDraft.Empty;

    public bool CallerSpeaking { get; init; }

    /// <summary>When the listener last reported speech going on.</summary>
    public TimeSpan CallerHeardAt { get; init; }

    /// <summary>Counts changes of the draft's text, so that late predictions are told from current ones.</summary>
    public int Revision { get; init; }

    /// <summary>Probability that the draft is a whole turn; null while unknown.</summary>
    public double? Finished { get; init; }

    /// <summary>Since when the draft has had the words it has.</summary>
    public TimeSpan WordsSince { get; init; }

    /// <summary>The question whose answer was begun before the turn is over; null for none.</summary>
    public string? BegunAhead { get; init; }

    /// <summary>A back-channel that was dropped, in case the agent turns out to have asked a question.</summary>
    public TurnDraft? HeldBack { get; init; }

    /// <summary>The question of a reply that was interrupted before it said anything.</summary>
    public string CarriedQuestion { get; init; } = "";

    public int TypedTexts { get; init; }

    // The agent.

    /// <summary>The answer that is owed or being given.</summary>
    public AgentSpeech.Reply? Reply { get; init; }

    /// <summary>A scripted line on its way or being said; may come before a reply that is still being prepared.</summary>
    public AgentSpeech.Scripted? Line { get; init; }

    /// <summary>What the dialogue waits for from the caller; null for nothing in particular.</summary>
    public ExpectedAnswer? Expected { get; init; }

    /// <summary>An interrupted speech whose heard words are not settled yet.</summary>
    public SpeechId? Ending { get; init; }

    public TimeSpan? PausedAt { get; init; }

    public int Turns { get; init; }

    public int Speeches { get; init; }

    // Silence and trouble.

    /// <summary>Since when nobody was heard.</summary>
    public TimeSpan SilentSince { get; init; }

    /// <summary>Since when nothing was understood or said; noise does not count.</summary>
    public TimeSpan IdleSince { get; init; }

    public int IdlePrompts { get; init; }

    public bool MomentAsked { get; init; }

    /// <summary>Failures since the last answer that was given.</summary>
    public int Troubles { get; init; }

    /// <summary>There are people to call where the agent cannot go on.</summary>
    public bool CallsPersons { get; init; }

    /// <summary>One was, because the agent could not.</summary>
    public bool PersonCalled { get; init; }

    public HangUpReason ClosingFor { get; init; }

    public TimeSpan ClosingSince { get; init; }

    /// <summary>What is being heard, or would be if it were not paused.</summary>
    public AgentSpeech? Audible => Line is { AudibleAt: not null } ? Line : Reply is { AudibleAt: not null } ? Reply : null;

    /// <summary>Something is being said or about to be: any moment of the caller's speech may be an interruption.</summary>
    public bool MayBeInterrupted => Reply is not null || Line is not null;

    public BargeInEvidence Evidence => EchoCancelled ? Rules.EchoCancelled : Rules.WithEcho;

    /// <summary>
    /// Whether a delay well under a second runs: the end of a turn, a possible interruption, the settling of one. While somebody speaks the
    /// detector's windows bring the time as well.
    /// </summary>
    public bool CountsMilliseconds => !CallerSpeaking && (!Draft.IsEmpty || PausedAt is not null || Ending is not null || IsWatchdogNear);

    /// <summary>The silence is nearly as long as it may get, and the words that end it may have to be made first: no time is left to be late.</summary>
    private bool IsWatchdogNear => (Reply is not null || Line is not null) && Now - SilentSince >= Rules.Watchdog - NearWatchdog;

    /// <summary>An answer is owed.</summary>
    public bool Owes => Reply is not null;
}
