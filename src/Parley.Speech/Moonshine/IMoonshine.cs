namespace Parley.Speech.Moonshine;

/// <summary>What recognition asks of the models: a blocking decoding, to be run on a scheduler's thread.</summary>
internal interface IMoonshine
{
    /// <param name="samples">16 kHz, -1 to 1. Must not change while this runs; not written to.</param>
    /// <returns>Empty when no words were heard.</returns>
    /// <exception cref="SpeechEngineException">The model is missing or failed.</exception>
    string Transcribe(MoonshineSize size, ReadOnlyMemory<float> samples, CancellationToken cancellationToken);
}
