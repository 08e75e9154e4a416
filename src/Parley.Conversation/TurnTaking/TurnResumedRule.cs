namespace Parley.Conversation.TurnTaking;

/// <summary>The caller goes on while the agent thinks: the reply is taken back and the turn is one again.</summary>
internal static class TurnResumedRule
{
    public static TurnStep Apply(TurnState state)
    {
        if (state.Audible is not null || state.Reply is not { } reply || state.Draft.IsEmpty)
            return state;
        var text = state.Draft.Text;
        if (state.Draft.IsTyped || (text.Length > 0 && !BackChannels.IsOnly(text, state.Language)))
            return AgentMoves.Retract(state, reply);
        if (state.CallerSpeaking)
            return state.Draft.Voiced >= state.Evidence.InterruptAfter && text.Length == 0 ? AgentMoves.Retract(state, reply) : state;
        var over = !state.Draft.AwaitsFinal || state.Now - state.Draft.LastSpeech >= state.Rules.FinalTranscriptWait;
        return over ? AgentMoves.Drop(state) : state;
    }
}
