using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Parley.Conversation;

internal static class ChannelReading
{
    /// <summary>
    /// All items until the channel is completed. Unlike the library's own it resumes where it was awaited, so that a call keeps to its
    /// context if it is given one, as on virtual time.
    /// </summary>
    public static async IAsyncEnumerable<T> AllAsync<T>(
        this ChannelReader<T> reader, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Where nothing cancels it, the library's wait sets nothing aside either.
        if (!cancellationToken.CanBeCanceled)
        {
            while (await reader.WaitToReadAsync(CancellationToken.None))
                while (reader.TryRead(out var item))
                    yield return item;
            yield break;
        }

        using var wait = new ChannelWait<T>(reader, cancellationToken);
        while (await wait.NextAsync())
            while (reader.TryRead(out var item))
                yield return item;
    }
}
