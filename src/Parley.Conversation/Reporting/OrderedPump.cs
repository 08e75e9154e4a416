using System.Threading.Channels;

namespace Parley.Conversation.Reporting;

/// <summary>Delivers items one after the other, away from who posts them. A delivery that fails is told and forgotten.</summary>
internal sealed class OrderedPump<T>(Func<T, CancellationToken, ValueTask> deliver, Action<Exception> failed)
{
    private const int Capacity = 1024;

    // Bounded, dropping what is new: a receiver that hangs costs reports, neither the call nor its memory.
    private readonly Channel<T> _items =
        Channel.CreateBounded<T>(new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public void Post(T item) => _items.Writer.TryWrite(item);

    public void Close() => _items.Writer.TryComplete();

    /// <summary>Runs until closed and empty, or cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in _items.Reader.AllAsync(cancellationToken))
        {
            try
            {
                await deliver(item, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Reports never end a call, whatever their receiver throws.
                failed(exception);
            }
        }
    }
}
