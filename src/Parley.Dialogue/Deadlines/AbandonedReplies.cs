using Parley.Hosting;

namespace Parley.Dialogue.Deadlines;

/// <summary>Owns replies that were given up on until they really end; an enumerator must not be disposed while it moves.</summary>
internal sealed class AbandonedReplies : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly OwnedTasks _ending = new();

    public void Add(Task moving, IAsyncDisposable parts) => _ending.Add(EndAsync(moving, parts));

    /// <summary>Gives them a moment; the end of the process is not held up for those that do not heed cancellation.</summary>
    public async ValueTask DisposeAsync() => await _ending.EndAsync(Patience, TimeProvider.System, CancellationToken.None);

    private static async Task EndAsync(Task moving, IAsyncDisposable parts)
    {
        // Its fault was judged when it was given up on: only its end counts here.
        await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await parts.DisposeAsync();
    }
}
