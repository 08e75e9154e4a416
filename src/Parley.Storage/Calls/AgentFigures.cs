using Parley.Storage.Usage;

namespace Parley.Storage.Calls;

/// <summary>How the calls of one version of an agent went.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Calls">Calls held, those under way included.</param>
/// <param name="Turns">The callers' turns in all of them.</param>
/// <param name="Interruptions">How often callers broke into the agent's words.</param>
/// <param name="PersonsCalled">Calls that were handed to a person.</param>
/// <param name="EndedAbnormally">Calls that a failure ended.</param>
/// <param name="MeanDurationMs">Of the calls that ended; null while none has.</param>
/// <param name="MeanVoiceToVoiceMs">Mean of the calls' medians; null where nothing was measured.</param>
/// <param name="VoiceToVoice">From the caller's last speech sample to the agent's first one that left, over all spoken turns.</param>
/// <param name="FirstReply">From the caller's last speech sample, or typed text, to the reply's first words, over all turns.</param>
/// <param name="Models">What language models were asked for, and what that cost.</param>
public sealed record AgentFigures(
    int Version, int Calls, int Turns, int Interruptions, int PersonsCalled, int EndedAbnormally, double? MeanDurationMs, double? MeanVoiceToVoiceMs,
    DelayFigures VoiceToVoice, DelayFigures FirstReply, UsageFigures Models);
