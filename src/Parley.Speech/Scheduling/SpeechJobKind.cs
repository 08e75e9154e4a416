namespace Parley.Speech.Scheduling;

/// <summary>What kind of model work; finals go before interims.</summary>
internal enum SpeechJobKind
{
    Final,
    Interim,
}
