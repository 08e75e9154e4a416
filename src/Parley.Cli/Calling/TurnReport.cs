namespace Parley.Cli.Calling;

/// <summary>How one turn went, as the caller heard it.</summary>
/// <param name="Said">What was played or spoken.</param>
/// <param name="Heard">What the agent understood.</param>
/// <param name="Answer">What the agent said, as captioned.</param>
/// <param name="VoiceToVoice">From the caller's last audible sample to the agent's first, on the caller's leg; null when nothing came.</param>
/// <param name="BargeIn">From the caller's onset until the agent fell silent, where it was speaking; null otherwise.</param>
public sealed record TurnReport(string Said, string Heard, string Answer, TimeSpan? VoiceToVoice, TimeSpan? BargeIn);
