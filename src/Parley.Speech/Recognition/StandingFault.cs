namespace Parley.Speech.Recognition;

/// <summary>A fault that every utterance meets, such as a missing model file: it is told with the first, and again once it was gone in between. Thread-safe.</summary>
internal sealed class StandingFault
{
    private string? _told;

    public bool IsNew(Exception fault) => Interlocked.Exchange(ref _told, fault.Message) != fault.Message;

    public void Gone() => Volatile.Write(ref _told, null);
}
