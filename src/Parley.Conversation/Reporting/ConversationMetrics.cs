using System.Diagnostics.Metrics;
using Parley.Calls;
using Parley.Records;

namespace Parley.Conversation.Reporting;

/// <summary>The meter <c>Parley.Conversation</c>. Durations are in seconds; no tag tells what was said.</summary>
internal sealed class ConversationMetrics : IDisposable
{
    public const string MeterName = "Parley.Conversation";

    private readonly Meter _meter;
    private readonly UpDownCounter<int> _activeCalls;
    private readonly Counter<int> _calls;
    private readonly Counter<int> _turns;
    private readonly Counter<int> _interruptions;
    private readonly Counter<int> _watchdog;
    private readonly Histogram<double> _endOfSpeech;
    private readonly Histogram<double> _finalTranscript;
    private readonly Histogram<double> _firstToken;
    private readonly Histogram<double> _firstAudio;
    private readonly Histogram<double> _voiceToVoice;
    private readonly Histogram<double> _silence;

    public ConversationMetrics(IMeterFactory? meters = null)
    {
        _meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        _activeCalls = _meter.CreateUpDownCounter<int>("parley.calls.active", "{call}", "Calls being held.");
        _calls = _meter.CreateCounter<int>("parley.calls.ended", "{call}", "Calls that ended, by reason.");
        _turns = _meter.CreateCounter<int>("parley.turns", "{turn}", "Caller turns that were committed.");
        _interruptions = _meter.CreateCounter<int>("parley.interruptions", "{interruption}", "Speech into the agent's words, by outcome.");
        _watchdog = _meter.CreateCounter<int>("parley.watchdog", "{line}", "Lines said because nothing else was heard, by line.");
        _endOfSpeech = Duration("parley.turn.end_of_speech_delay", "Last speech sample to committed turn.");
        _finalTranscript = Duration("parley.turn.final_transcript", "Last speech sample to final transcript.");
        _firstToken = Duration("parley.turn.first_reply_token", "Last speech sample to first text of the reply.");
        _firstAudio = Duration("parley.turn.first_audio", "Last speech sample to first synthesised sample.");
        _voiceToVoice = Duration("parley.turn.voice_to_voice", "Last speech sample to first agent sample that left.");
        _silence = Duration("parley.interruption.decision_to_silence", "Decision to pause to last agent sample that left.");
    }

    public void CallBegan() => _activeCalls.Add(1);

    public void CallEnded(HangUpReason reason)
    {
        _activeCalls.Add(-1);
        _calls.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));
    }

    public void TurnCommitted() => _turns.Add(1);

    public void Interrupted(TimeSpan decisionToSilence)
    {
        _interruptions.Add(1, new KeyValuePair<string, object?>("outcome", "interrupted"));
        _silence.Record(decisionToSilence.TotalSeconds);
    }

    public void FalselyInterrupted() => _interruptions.Add(1, new KeyValuePair<string, object?>("outcome", "false"));

    public void SpokeUp(string line) => _watchdog.Add(1, new KeyValuePair<string, object?>("line", line));

    public void TurnMeasured(TurnLatency latency)
    {
        Record(_endOfSpeech, latency.EndOfSpeechDelay);
        Record(_finalTranscript, latency.FinalTranscript);
        Record(_firstToken, latency.FirstReplyToken);
        Record(_firstAudio, latency.FirstAudio);
        Record(_voiceToVoice, latency.VoiceToVoice);
    }

    public void Dispose() => _meter.Dispose();

    private static void Record(Histogram<double> histogram, TimeSpan? delay)
    {
        if (delay is { } known)
            histogram.Record(known.TotalSeconds);
    }

    private Histogram<double> Duration(string name, string description) => _meter.CreateHistogram<double>(name, "s", description);
}
