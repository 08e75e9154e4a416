namespace Parley.Speech.Readiness;

/// <summary>Whether the speech engines are loaded: for health checks and for the start of the process.</summary>
public interface ISpeechReadiness
{
    SpeechReadiness Current { get; }

    /// <summary>Where the models are looked for.</summary>
    string ModelsFolder { get; }

    /// <summary>How many files are not there, known at once: before loading has got to them.</summary>
    int MissingFiles { get; }

    /// <summary>Ends when loading is over, well or not.</summary>
    Task<SpeechReadiness> WaitAsync(CancellationToken cancellationToken);
}
