namespace Parley.Speech.Flite;

/// <summary>Speaks at once, on the thread of whoever wants to hear it; <see cref="FliteVoices"/>' lock keeps sentences apart.</summary>
internal sealed class CallersThread : ISpeakingThread
{
    public void Post(Action job) => job();
}
