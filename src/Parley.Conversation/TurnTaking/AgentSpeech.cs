namespace Parley.Conversation.TurnTaking;

/// <summary>Something the agent is about to say or is saying.</summary>
/// <param name="AudibleAt">When its first sample left; null while it is prepared.</param>
internal abstract record AgentSpeech(SpeechId Id, bool AllowInterruptions, TimeSpan? AudibleAt)
{
    /// <param name="Asked">The caller's words it answers; back in the draft if the caller goes on before it is heard.</param>
    /// <param name="Question">What the generator was asked, which may begin with an earlier, barely answered turn.</param>
    public sealed record Reply(SpeechId Id, int Turn, TurnDraft Asked, string Question, TimeSpan? AudibleAt = null)
        : AgentSpeech(Id, AllowInterruptions: true, AudibleAt)
    {
        /// <summary>Of replies that break a silence: there is no turn they answer.</summary>
        public const int NoTurn = 0;

        /// <summary>What had been asked when the caller said it; asked again if the reply is taken back.</summary>
        public ExpectedAnswer? Answers { get; init; }

        /// <summary>It asks for something itself.</summary>
        public bool Asks { get; init; }

        /// <summary>The caller had said nothing for long, and what was asked is asked again.</summary>
        public bool IsReminder => Turn == NoTurn;
    }

    public sealed record Scripted(SpeechId Id, AgentLine Line, bool AllowInterruptions, TimeSpan? AudibleAt = null)
        : AgentSpeech(Id, AllowInterruptions, AudibleAt);
}
