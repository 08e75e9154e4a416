using System.Threading.Channels;

namespace Parley.Conversation.Speaking;

/// <summary>One speech at a time: the others wait their turn, in order.</summary>
internal sealed class SpeakingFloor
{
    private readonly Channel<bool> _free = Channel.CreateBounded<bool>(1);

    public SpeakingFloor() => Leave();

    public async Task TakeAsync(CancellationToken cancellationToken) => await _free.Reader.ReadAsync(cancellationToken);

    public void Leave() => _free.Writer.TryWrite(true);
}
