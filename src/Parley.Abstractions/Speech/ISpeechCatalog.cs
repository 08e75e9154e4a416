namespace Parley.Speech;

/// <summary>What the speech engines here can do. Thread-safe, no I/O.</summary>
public interface ISpeechCatalog
{
    /// <summary>Voice profiles that agents may name, whatever the case.</summary>
    IReadOnlyCollection<string> Voices { get; }

    /// <summary>Languages that are heard and spoken, as BCP 47 primary tags such as <c>en</c>.</summary>
    IReadOnlyCollection<string> Languages { get; }
}
