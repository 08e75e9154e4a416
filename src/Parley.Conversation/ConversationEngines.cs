using Parley.Dialogue;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Records;
using Parley.Speech;

namespace Parley.Conversation;

/// <summary>The ports a call is held over; all of them serve many calls at once.</summary>
/// <param name="Sensitive">Masks captions and what is logged; null where nothing is masked.</param>
/// <param name="Persons">Calls a person where the agent cannot go on; null where there is none to call.</param>
/// <remarks>Without <paramref name="Ahead"/> no reply is begun before its turn is over.</remarks>
internal sealed record ConversationEngines(
    IVoiceActivityDetectorFactory Detectors,
    ISpeechRecognizer Recognizer,
    IEndOfTurnModel EndOfTurn,
    IReplyGenerator Replies,
    ISpeechSynthesizer Synthesizer,
    ICallJournal Journal,
    ICallRecorderFactory Recorders,
    ISpeculativeRepliesFactory? Ahead = null,
    ISensitiveTranscripts? Sensitive = null,
    IBreakdownHandoffs? Persons = null);
