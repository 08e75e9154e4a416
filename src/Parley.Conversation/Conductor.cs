using Parley.Agents;
using Parley.Calls;
using Parley.Conversation.Listening;
using Parley.Conversation.Reporting;
using Parley.Conversation.Speaking;
using Parley.Conversation.TurnTaking;
using Parley.Dialogue;
using Parley.Records;
using Parley.Speech;

namespace Parley.Conversation;

/// <summary>Carries out what the policy decides. Used by the mailbox's reader only, and never makes it wait.</summary>
internal sealed class Conductor(
    CallScope scope, Listener listener, Voice voice, CallLedger ledger, PreparedLines prepared, CallRecording recording) : IDisposable
{
    private readonly EndOfTurnPredictions _predictions = new(scope);
    private readonly CallReplies _replies = new(scope);
    private readonly PersonCall _person = new(scope);
    private readonly VoiceOptions _voice =
        new(scope.Call, scope.Session.Agent.VoiceProfile, scope.Session.Language, scope.Options.Speaking.Rate);

    private TimeSpan? _pausedAt;
    private TimeSpan? _silencedAt;

    /// <summary>Takes note of a signal before the policy sees it.</summary>
    public void Notice(TurnSignal signal)
    {
        switch (signal)
        {
            case TurnSignal.WordsHeard { Transcript.Text.Length: > 0 } words:
                ShowCaller(words.Utterance, words.Transcript.Text, isFinal: false);
                scope.Reports.Journal(new CallEvent.Heard(scope.Now, SegmentOf(words.Utterance), words.Transcript.Text));
                break;
            case TurnSignal.SpeechAudible audible when voice.Find(audible.Speech) is { } speech:
                ledger.Audible(speech);
                break;
            case TurnSignal.SpeechEnded ended when voice.Find(ended.Speech) is { } speech:
                Settle(speech);
                break;
        }
    }

    public void CarryOut(TurnDecision decision)
    {
        switch (decision)
        {
            case TurnDecision.ShowState shown:
                scope.Reports.Show(shown.State);
                scope.Reports.Journal(new CallEvent.StateChanged(scope.Now, shown.State));
                break;
            case TurnDecision.PausePlayout:
                _pausedAt = scope.Now;
                voice.Pause(true);
                break;
            case TurnDecision.ResumePlayout:
                Resume();
                break;
            case TurnDecision.Interrupt interrupt:
                _silencedAt = _pausedAt ?? scope.Now;
                _pausedAt = null;
                voice.Find(interrupt.Speech)?.TryInterrupt(interrupt.Reason);
                break;
            case TurnDecision.CommitTurn commit:
                Answer(commit);
                break;
            case TurnDecision.RetractTurn:
                ledger.Retract();
                break;
            case TurnDecision.DropUtterances drop:
                Close(drop.Draft);
                break;
            case TurnDecision.EndUtterance end:
                listener.End(end.Utterance);
                break;
            case TurnDecision.PredictEndOfTurn predict:
                _predictions.Ask(predict, ledger.LastAgentUtterance);
                break;
            case TurnDecision.BeginReply begin:
                _replies.Begin(Request(begin.Question, begin.Turn));
                break;
            case TurnDecision.DropReply:
                _replies.Drop();
                break;
            case TurnDecision.Remind remind:
                Remind(remind);
                break;
            case TurnDecision.Say say:
                Say(say);
                break;
            case TurnDecision.OfferPerson offer:
                scope.Reports.Journal(new CallEvent.PersonOffered(scope.Now, offer.Reason));
                break;
        }
    }

    public Task StopAsync() => Task.WhenAll(voice.StopAsync(), _predictions.StopAsync(), _replies.DisposeAsync().AsTask());

    /// <summary>Once a call, whoever asks.</summary>
    /// <returns>What the caller is told of it.</returns>
    public Task<string> CallPersonAsync() => _person.RaiseAsync(Request("", AgentSpeech.Reply.NoTurn));

    /// <summary>Makes the scripted lines before they are needed.</summary>
    public async Task PrepareLinesAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            foreach (var line in scope.Options.Lines.All)
                await prepared.GetAsync(line, _voice, scope.Options.Speaking.PreparationDeadline, cancellationToken);
        }
        catch (SpeechEngineException exception)
        {
            // They are tried again when they are needed.
            scope.Reports.Degraded(scope.Now, "synthesizer", exception);
        }
    }

    public void Dispose() => _predictions.Dispose();

    private static string SegmentOf(int utterance) => utterance < 0 ? $"caller-text-{-utterance}" : $"caller-{utterance}";

    private void Answer(TurnDecision.CommitTurn turn)
    {
        scope.Reports.Asked(turn.Turn, turn.Question);
        scope.Metrics.TurnCommitted();
        Close(turn.Draft);
        var script = ReplyTo(Request(turn.Question, turn.Turn) with { Carried = turn.Carried }, turn.Speech);
        ledger.Commit(turn, script, voice.Speak(turn.Speech, script, allowInterruptions: true));
    }

    /// <summary>To the dialogue no words are a silence.</summary>
    private void Remind(TurnDecision.Remind remind)
    {
        scope.Metrics.SpokeUp(remind.IsResumption ? "Resumption" : "Reminder");
        voice.Speak(remind.Speech, ReplyTo(Request("", AgentSpeech.Reply.NoTurn) with { IsResumption = remind.IsResumption }, remind.Speech), allowInterruptions: true);
    }

    private ReplyScript ReplyTo(ReplyRequest request, SpeechId speech) =>
        new(scope, _replies.Generator, request, _voice)
        {
            OnConsent = recording.Settle,
            OnExpects = expects => scope.Mailbox.Post(new TurnSignal.AnswerExpected(scope.Now, speech, new ExpectedAnswer(expects.Slot, expects.Timeout))),
        };

    private ReplyRequest Request(string question, int turn) => new(scope.Dialogue, scope.Session.Agent, ledger.History, question)
    {
        Turn = turn,
        Earlier = scope.Session.Resumes?.Heard ?? [],
        UserId = scope.Session.UserId,
        Channel = scope.Session.Channel,
        Roles = scope.Session.Roles,
        Consent = recording.Consent,
    };

    private void Say(TurnDecision.Say say)
    {
        var text = scope.Options.Lines.Of(say.Line, AgentOpening.Of(scope.Session).Said);
        if (say.Line is not (AgentLine.Greeting or AgentLine.StillThere or AgentLine.Goodbye or AgentLine.ServerGoodbye))
        {
            scope.Logger.SpokeUp(scope.Call, say.Line.ToString());
            scope.Metrics.SpokeUp(say.Line.ToString());
        }

        ISpeechScript script = say.Line switch
        {
            AgentLine.Greeting => new GreetingScript(scope, text, _voice),
            AgentLine.Handover => new HandoverScript(scope, prepared, CallPersonAsync(), _voice, Voice.SegmentOf(say.Speech)),
            _ => new LineScript(scope, prepared, text, _voice, Voice.SegmentOf(say.Speech)) { IsFiller = say.Line is AgentLine.OneMoment },
        };
        voice.Speak(say.Speech, script, say.AllowInterruptions);
    }

    private void Resume()
    {
        _pausedAt = null;
        voice.Pause(false);
        scope.Reports.Journal(new CallEvent.FalseInterruption(scope.Now, ledger.Turn));
        scope.Metrics.FalselyInterrupted();
    }

    private void Settle(SpeechHandle speech)
    {
        // Completed before its end was posted.
        var outcome = speech.Completion.GetAwaiter().GetResult();
        var turn = ledger.Turn;
        ledger.Ended(speech, outcome);
        recording.Heard(outcome.Heard.Text);
        voice.Settle(speech.Id);
        var byCaller = outcome is SpeechOutcome.Interrupted { Reason: InterruptionReason.BargeIn or InterruptionReason.TypedText };
        if (!byCaller || speech.FirstHeardAt is null || _silencedAt is not { } decided)
            return;
        var toSilence = recording.Agent.LastFrameEnd - decided;
        toSilence = toSilence > TimeSpan.Zero ? toSilence : TimeSpan.Zero;
        scope.Reports.Journal(new CallEvent.Interrupted(scope.Now, turn, toSilence));
        scope.Metrics.Interrupted(toSilence);
    }

    /// <summary>These utterances are done with: no more words of them are wanted, and their captions stand.</summary>
    private void Close(TurnDraft draft)
    {
        if (draft.LastUtteranceId > 0)
            listener.Seal(draft.LastUtteranceId);
        foreach (var utterance in draft.Utterances)
            if (utterance.Text.Length > 0)
                ShowCaller(utterance.Id, utterance.Text, isFinal: true);
    }

    private void ShowCaller(int utterance, string text, bool isFinal) =>
        scope.Reports.Show(new Caption(SegmentOf(utterance), Speaker.Caller, text, isFinal));
}
