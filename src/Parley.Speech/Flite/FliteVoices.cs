namespace Parley.Speech.Flite;

/// <summary>
/// The voices loaded so far, and the lock around all of flite. Both belong to the process, as flite's own state does: two hosts in
/// one process share them. Within a host <see cref="FliteThread"/> keeps callers from waiting on the lock.
/// </summary>
internal static class FliteVoices
{
    private static readonly Lock s_flite = new();
    private static readonly Dictionary<string, FliteVoice> s_voices = [];

    /// <exception cref="SpeechEngineException">See <see cref="FliteVoice.Load"/>; loading is tried again at the next use.</exception>
    public static void Speak(string voice, string text, double rate, IFliteListener listener)
    {
        lock (s_flite)
            Loaded(voice).Speak(text, rate, listener);
    }

    /// <summary>Loads a voice ahead of its first use.</summary>
    /// <exception cref="SpeechEngineException">See <see cref="FliteVoice.Load"/>.</exception>
    public static void Load(string voice)
    {
        lock (s_flite)
            Loaded(voice);
    }

    private static FliteVoice Loaded(string name)
    {
        if (!s_voices.TryGetValue(name, out var voice))
            s_voices.Add(name, voice = FliteVoice.Load(name));
        return voice;
    }
}
