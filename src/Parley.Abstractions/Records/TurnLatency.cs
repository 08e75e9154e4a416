namespace Parley.Records;

/// <summary>
/// One turn's delays, all counted from the caller's last speech sample as it reached the server, or from the arrival of what was typed. Null where
/// the step did not happen: an interrupted turn has no first audio, a typed one nothing that has to do with speech.
/// </summary>
/// <param name="EndOfSpeechDelay">Until the turn was committed: endpointing.</param>
/// <param name="FinalTranscript">Until the final transcript was there; may be less than the endpointing.</param>
/// <param name="FirstReplyToken">Until the first text of the reply.</param>
/// <param name="FirstAudio">Until the synthesiser gave the first audible sample.</param>
/// <param name="VoiceToVoice">Until the first audible agent sample left on the caller's leg, of a turn that was spoken.</param>
/// <param name="TextToVoice">The same of a turn that was typed: with nothing to listen to and no end of speech to wait for it is another figure.</param>
public sealed record TurnLatency(
    TimeSpan? EndOfSpeechDelay,
    TimeSpan? FinalTranscript,
    TimeSpan? FirstReplyToken,
    TimeSpan? FirstAudio,
    TimeSpan? VoiceToVoice,
    TimeSpan? TextToVoice);
