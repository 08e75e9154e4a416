namespace Parley.Conversation.TurnTaking;

/// <summary>Something the agent is about to say or is saying.</summary>
/// <param name="AudibleAt">When its first sample left; null while it is prepared.</param>
internal abstract record AgentSpeech(SpeechId Id, bool AllowInterruptions, TimeSpan? AudibleAt)
{
    /// <param name="Asked">The caller's words it answers; back in the draft if the caller goes on before it is heard.</param>
    /// <param name="Question">What the generator was asked, which may begin with an earlier, barely answered turn.</param>
    public sealed record Reply(SpeechId Id, int Turn, TurnDraft Asked, string Question, TimeSpan? AudibleAt = null)
        : AgentSpeech(Id, AllowInterruptions: true, AudibleAt);

    public sealed record Scripted(SpeechId Id, AgentLine Line, bool AllowInterruptions, TimeSpan? AudibleAt = null)
        : AgentSpeech(Id, AllowInterruptions, AudibleAt);
}
