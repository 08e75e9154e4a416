namespace Parley.Speech.Flite;

/// <summary>Takes one sentence from flite, on flite's thread.</summary>
internal interface IFliteListener
{
    /// <summary>Before any audio: when each whitespace-separated token of the text is spoken.</summary>
    void OnTokens(IReadOnlyList<FliteToken> tokens, int sampleRate);

    /// <param name="start">Index of the first sample in the sentence.</param>
    /// <param name="samples">Valid during the call.</param>
    /// <returns>False to stop flite.</returns>
    bool OnAudio(int start, ReadOnlySpan<short> samples);
}
