using Parley.Dialogue;
using Parley.Records;
using Parley.Speech;

namespace Parley.Conversation;

/// <summary>The ports a call is held over; all of them serve many calls at once.</summary>
/// <remarks>Without <paramref name="Ahead"/> no reply is begun before its turn is over.</remarks>
internal sealed record ConversationEngines(
    IVoiceActivityDetectorFactory Detectors,
    ISpeechRecognizer Recognizer,
    IEndOfTurnModel EndOfTurn,
    IReplyGenerator Replies,
    ISpeechSynthesizer Synthesizer,
    ICallJournal Journal,
    ICallRecorderFactory Recorders,
    ISpeculativeRepliesFactory? Ahead = null);
