namespace Parley.Guardrails;

/// <summary>Tells whether a text holds only what others have said. Words alike with another meaning it cannot tell. Thread-safe, no I/O.</summary>
public interface IFoundedText
{
    /// <summary>Every number, day and name of the text stands in the evidence, in whichever form it is written or spoken there.</summary>
    bool IsFounded(string text, IReadOnlyList<string> evidence);
}
