using Parley.Speech;

namespace Parley.Simulation.Voices;

/// <summary>
/// A sentence as it sounds when nobody disturbs it. flite draws the breath in a voice from the C library's random numbers, which belong to the whole
/// process and are sown anew for each sentence; another library that draws while flite speaks changes all that follows. A caller whose breath differs is
/// heard differently at times: "217-555-0142" in one run, "2175550142" in the next.
/// </summary>
internal static class UndisturbedSpeech
{
    /// <summary>Far more often than a sentence is disturbed.</summary>
    private const int MostTries = 20;

    /// <summary>Speaks until two in a row sound alike: no two are disturbed in the same way.</summary>
    /// <exception cref="SpeechEngineException">They never do.</exception>
    public static async Task<short[]> OfAsync(Func<Task<short[]>> speak)
    {
        var last = await speak();
        for (var tries = 1; tries < MostTries; tries++)
        {
            var again = await speak();
            if (again.AsSpan().SequenceEqual(last))
                return again;
            last = again;
        }

        throw new SpeechEngineException($"The same sentence never sounded twice alike in {MostTries} tries.");
    }
}
