namespace Parley.Speech.Readiness;

/// <summary>How far the speech engines are.</summary>
public abstract record SpeechReadiness
{
    private SpeechReadiness() { }

    /// <summary>Models are being loaded; calls work, but the first one waits.</summary>
    public sealed record Loading : SpeechReadiness;

    /// <summary>Everything is loaded.</summary>
    public sealed record Ready : SpeechReadiness;

    /// <summary>Something is missing.</summary>
    /// <param name="Problems">One sentence each, naming the file or library and what to do.</param>
    public sealed record Impaired(IReadOnlyList<string> Problems) : SpeechReadiness;
}
