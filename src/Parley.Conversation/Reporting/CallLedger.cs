using Parley.Calls;
using Parley.Conversation.Speaking;
using Parley.Conversation.TurnTaking;
using Parley.Dialogue;
using Parley.Records;
using Parley.Speech;

namespace Parley.Conversation.Reporting;

/// <summary>
/// What was said and heard, for the next reply and for the transcript. The caller's words are entered when the agent begins to answer them,
/// for until then the turn may be reopened; the agent's when they were heard. Used by the mailbox's reader only.
/// </summary>
internal sealed class CallLedger(CallScope scope)
{
    private readonly List<Utterance> _history = [];
    private readonly HashSet<int> _entered = [];
    private OpenTurn? _open;
    private int _turn;

    /// <summary>All that was heard so far, oldest first.</summary>
    public IReadOnlyList<Utterance> History => [.. _history];

    public int Turn => _turn;

    public string LastAgentUtterance => _history.FindLast(utterance => utterance.Speaker is Speaker.Agent)?.Text ?? "";

    public void Commit(TurnDecision.CommitTurn turn, ISpeechScript reply, SpeechHandle handle)
    {
        _turn = turn.Turn;
        _open = new OpenTurn(turn, reply, handle);
    }

    /// <summary>The turn is open again; what it said comes back with the next commit.</summary>
    public void Retract() => _open = null;

    /// <summary>The agent is heard: what it answers is said for good.</summary>
    public void Audible(SpeechHandle speech)
    {
        EnterCaller();
        Measure(speech);
    }

    public void Ended(SpeechHandle speech, SpeechOutcome outcome)
    {
        var ownTurn = _open?.Reply.Id == speech.Id;
        if (outcome.Heard.Text.Length > 0 || (ownTurn && outcome is not SpeechOutcome.Interrupted))
            EnterCaller();
        if (ownTurn)
            Measure(speech);
        if (outcome.Heard.Text.Length == 0)
            return;
        var interrupted = outcome is SpeechOutcome.Interrupted;
        _history.Add(new Utterance(Speaker.Agent, outcome.Heard.Text, interrupted) { Meant = outcome.Heard.Meant });
        Say(new TranscriptEntry(
            _turn, Speaker.Agent, outcome.Heard.Text, outcome.Heard.Start, outcome.Heard.End, interrupted, Typed: false, outcome.Heard.Words));
    }

    /// <summary>The call is over: what was not answered was said all the same.</summary>
    public void Close(TurnDraft unanswered)
    {
        EnterCaller();
        if (unanswered.Text.Length > 0)
            Enter(unanswered, _turn + 1);
    }

    private void EnterCaller()
    {
        if (_open is { } open)
            Enter(open.Committed.Draft, open.Committed.Turn);
    }

    private void Enter(TurnDraft draft, int turn)
    {
        var news = draft.Utterances.Where(utterance => utterance.Text.Length > 0 && _entered.Add(utterance.Id)).ToList();
        if (news.Count == 0)
            return;
        _history.Add(new Utterance(Speaker.Caller, string.Join(' ', news.Select(utterance => utterance.Text))));
        foreach (var utterance in news)
            Say(new TranscriptEntry(
                turn, Speaker.Caller, utterance.Text, utterance.Onset, utterance.LastSpeech, Interrupted: false, utterance.Typed,
                utterance.Transcript?.Words ?? (IReadOnlyList<WordTiming>)[]));
    }

    private void Measure(SpeechHandle speech)
    {
        if (_open is not { } open || open.Reply.Id != speech.Id)
            return;
        _open = null;
        var latency = LatencyOf(open, speech);
        scope.Reports.Journal(new CallEvent.TurnMeasured(scope.Now, open.Committed.Turn, latency));
        scope.Metrics.TurnMeasured(latency);
    }

    private static TurnLatency LatencyOf(OpenTurn open, SpeechHandle speech)
    {
        var from = open.Committed.LastSpeech;
        var (firstText, firstAudio, heard) = (open.Script.FirstTextAt - from, speech.FirstAudioAt - from, speech.FirstHeardAt - from);
        return open.Committed.Draft.IsTyped
            ? new TurnLatency(null, null, firstText, firstAudio, VoiceToVoice: null, TextToVoice: heard)
            : new TurnLatency(open.Committed.At - from, open.Committed.Draft.FinalAt - from, firstText, firstAudio, VoiceToVoice: heard, TextToVoice: null);
    }

    private void Say(TranscriptEntry entry) => scope.Reports.Journal(new CallEvent.Said(scope.Now, entry));

    private sealed record OpenTurn(TurnDecision.CommitTurn Committed, ISpeechScript Script, SpeechHandle Reply);
}
