namespace Parley.Speech.Spoken;

/// <summary>A written word and how to say it: one or more whitespace-separated tokens, or none for what is not pronounced.</summary>
internal readonly record struct SpokenWord(string Written, string Spoken)
{
    public int TokenCount => Spoken.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
