namespace Parley.Conversation.Speaking;

/// <summary>One speech at a time: the others wait their turn, in order.</summary>
internal sealed class SpeakingFloor : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    public Task TakeAsync(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

    public void Leave() => _free.Release();

    public void Dispose() => _free.Dispose();
}
