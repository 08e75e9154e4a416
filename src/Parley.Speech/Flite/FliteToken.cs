namespace Parley.Speech.Flite;

/// <summary>When a token is spoken, in seconds from the sentence's first sample. One that flite does not pronounce takes no time.</summary>
internal readonly record struct FliteToken(float Start, float End)
{
    public bool IsSpoken => End > Start;
}
