namespace Parley.Speech.Flite;

/// <summary>Where sentences are spoken.</summary>
internal interface ISpeakingThread
{
    /// <exception cref="SpeechEngineException">It takes no more.</exception>
    void Post(Action job);
}
