using System.Diagnostics.Metrics;
using Parley.Tenancy;

namespace Parley.Conversation.Reporting;

/// <summary>The instruments of the meter <c>Parley.Conversation</c>. Durations are in seconds; no tag tells what was said.</summary>
internal sealed class ConversationMetrics : IDisposable
{
    public const string MeterName = "Parley.Conversation";

    private readonly Meter _meter;

    public ConversationMetrics(IMeterFactory? meters = null)
    {
        _meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        Turns = _meter.CreateCounter<int>("parley.turns", "{turn}", "Caller turns that were committed.");
        Interruptions = _meter.CreateCounter<int>("parley.interruptions", "{interruption}", "Speech into the agent's words, by outcome.");
        Watchdog = _meter.CreateCounter<int>("parley.watchdog", "{line}", "Lines said because nothing else was heard, by line.");
        EndOfSpeech = Duration("parley.turn.end_of_speech_delay", "Last speech sample to committed turn.");
        FinalTranscript = Duration("parley.turn.final_transcript", "Last speech sample to final transcript.");
        FirstToken = Duration("parley.turn.first_reply_token", "Last speech sample to first text of the reply.");
        FirstAudio = Duration("parley.turn.first_audio", "Last speech sample to first synthesised sample.");
        VoiceToVoice = Duration("parley.turn.voice_to_voice", "Last speech sample to first agent sample that left.");
        TextToVoice = Duration("parley.turn.text_to_voice", "Typed text to first agent sample that left.");
        DecisionToSilence = Duration("parley.interruption.decision_to_silence", "Decision to pause to last agent sample that left.");
    }

    public Counter<int> Turns { get; }

    public Counter<int> Interruptions { get; }

    public Counter<int> Watchdog { get; }

    public Histogram<double> EndOfSpeech { get; }

    public Histogram<double> FinalTranscript { get; }

    public Histogram<double> FirstToken { get; }

    public Histogram<double> FirstAudio { get; }

    public Histogram<double> VoiceToVoice { get; }

    public Histogram<double> TextToVoice { get; }

    public Histogram<double> DecisionToSilence { get; }

    public CallMeter Of(TenantContext tenant) => new(this, tenant);

    public void Dispose() => _meter.Dispose();

    private Histogram<double> Duration(string name, string description) => _meter.CreateHistogram<double>(name, "s", description);
}
