namespace Parley.Records;

/// <summary>
/// One turn's delays, all counted from the caller's last speech sample as it reached the server. Null where the step did not happen
/// (an interrupted turn has no first audio).
/// </summary>
/// <param name="EndOfSpeechDelay">Until the turn was committed: endpointing.</param>
/// <param name="FinalTranscript">Until the final transcript was there; may be less than the endpointing.</param>
/// <param name="FirstReplyToken">Until the first text of the reply.</param>
/// <param name="FirstAudio">Until the synthesiser gave the first audible sample.</param>
/// <param name="VoiceToVoice">Until the first audible agent sample left on the caller's leg.</param>
public sealed record TurnLatency(
    TimeSpan? EndOfSpeechDelay,
    TimeSpan? FinalTranscript,
    TimeSpan? FirstReplyToken,
    TimeSpan? FirstAudio,
    TimeSpan? VoiceToVoice);
