using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Parley.Conversation.TurnTaking;

/// <summary>The patience of the turn policy. Delays before a reply count from the caller's last speech sample.</summary>
public sealed record TurnRules
{
    /// <summary>
    /// Silence after a turn that is surely over. 320 ms covers the pauses inside fluent speech (median about 200 ms) and leaves 380 ms of
    /// a 700 ms voice-to-voice budget to transcript, reply and voice.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:02")]
    public TimeSpan MinimumEndpointing { get; init; } = TimeSpan.FromMilliseconds(320);

    /// <summary>Silence after a turn that is clearly unfinished. Stays under <see cref="Watchdog"/>, so that patience is no dead air.</summary>
    [Range(typeof(TimeSpan), "00:00:00.300", "00:00:03")]
    public TimeSpan MaximumEndpointing { get; init; } = TimeSpan.FromMilliseconds(2500);

    /// <summary>The most after a question that a word answers: yes or no, one of a few choices.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:03")]
    public TimeSpan ShortAnswerEndpointing { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>The least after a question that is answered in sentences: what a complaint is about, where somebody lives.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:03")]
    public TimeSpan FreeAnswerEndpointing { get; init; } = TimeSpan.FromMilliseconds(450);

    /// <summary>Probability of the end of the turn from which the minimum applies.</summary>
    [Range(0.0, 1.0)]
    public double SurelyFinished { get; init; } = 0.7;

    /// <summary>Probability of the end of the turn down to which patience grows to the maximum.</summary>
    [Range(0.0, 1.0)]
    public double SurelyUnfinished { get; init; } = 0.2;

    /// <summary>How long a final transcript is waited for before interim words have to do.</summary>
    [Range(typeof(TimeSpan), "00:00:00.300", "00:00:03")]
    public TimeSpan FinalTranscriptWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A text typed before the one before it was answered waits so long for another: lines that come in a row get one answer. A single text is
    /// answered at once.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:03")]
    public TimeSpan TypedPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether a reply may be begun before its turn is over. Costs a request to a model for each turn that goes on after all.</summary>
    public bool BeginAhead { get; init; } = true;

    /// <summary>Interim words that have not changed for so long, the caller being silent, are taken for what the final ones will be.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:02")]
    public TimeSpan StableWords { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Speech without any words that long deserves "I did not catch that"; less is taken for a noise.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:05")]
    public TimeSpan SubstantialSpeech { get; init; } = TimeSpan.FromMilliseconds(500);

    [ValidateObjectMembers]
    public BargeInEvidence EchoCancelled { get; init; } = new();

    /// <summary>More of both on a leg that may carry the agent's own voice back.</summary>
    [ValidateObjectMembers]
    public BargeInEvidence WithEcho { get; init; } = new()
    {
        PauseAfter = TimeSpan.FromMilliseconds(400),
        InterruptAfter = TimeSpan.FromMilliseconds(400),
        MinimumWords = 2,
        DurationWithoutWords = TimeSpan.FromMilliseconds(1500),
    };

    /// <summary>Silence without words after which a paused agent goes on.</summary>
    [Range(typeof(TimeSpan), "00:00:00.200", "00:00:03")]
    public TimeSpan FalseInterruption { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>Back-channels that go on that long are an interruption after all.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:00:10")]
    public TimeSpan LongestBackChannel { get; init; } = TimeSpan.FromMilliseconds(1800);

    /// <summary>A back-channel that close to the end of the agent's question is its answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan AnswerOverlap { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>A reply interrupted within this time answered nothing: its question joins the next one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:03")]
    public TimeSpan JoinWindow { get; init; } = TimeSpan.FromMilliseconds(700);

    /// <summary>
    /// Silence with an answer owed after which the agent says something. Half a second under the promised 4 s, for saying it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:10")]
    public TimeSpan Watchdog { get; init; } = TimeSpan.FromMilliseconds(3500);

    /// <summary>
    /// Silence of both after which the agent asks whether anybody is there, and as long again until it says goodbye. A question may have a patience of
    /// its own.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan SilencePrompt { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The same for a caller who muted the microphone, or only types: they cannot be heard being there.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan MutedSilencePrompt { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Speech from which no news came that long ended with the microphone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.200", "00:00:05")]
    public TimeSpan MicrophoneStall { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>How long the last words may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Closing { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How long the agent waits for its caller.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CallerJoins { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the greeting is said to its end whatever the caller says.</summary>
    public bool ProtectGreeting { get; init; }

    /// <summary>Failures in a row after which the agent gives up and ends the call.</summary>
    [Range(2, 20)]
    public int GiveUpAfter { get; init; } = 4;

    /// <summary>
    /// Patience for a turn that is over with this probability; between sure and unsure it grows with the square of the doubt, so that an
    /// undecided model (0.5) costs about 350 ms, not half the maximum.
    /// </summary>
    internal TimeSpan EndpointingDelay(double finished, TimeSpan least, TimeSpan most)
    {
        var doubt = Math.Clamp((SurelyFinished - finished) / Math.Max(SurelyFinished - SurelyUnfinished, 0.01), 0, 1);
        return least + doubt * doubt * (most - least);
    }
}
