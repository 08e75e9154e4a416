using System.Runtime.CompilerServices;

namespace Parley.Conversation;

internal static class CancellableStream
{
    /// <summary>
    /// The same stream, but cancellation ends it at once even where its source does not heed it: a hung engine must not hold the
    /// agent's floor. The source is then left to itself.
    /// </summary>
    public static async IAsyncEnumerable<T> AbandonedOn<T>(
        this IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = source.GetAsyncEnumerator(cancellationToken);
        Task<bool>? next = null;
        try
        {
            while (true)
            {
                next = items.MoveNextAsync().AsTask();
                if (!await next.WaitAsync(cancellationToken))
                    yield break;
                yield return items.Current;
            }
        }
        finally
        {
            if (next is null or { IsCompleted: true })
                await items.DisposeAsync();
        }
    }
}
