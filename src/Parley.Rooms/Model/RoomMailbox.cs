using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Parley.Rooms;

/// <summary>
/// A room's one thread of thought: whatever touches the room's state is posted here and runs one at a time. Unbounded on purpose: those
/// who post (sockets, data channels) hold their own budgets, and a lost leave or answer would cost more than a long queue.
/// </summary>
internal sealed partial class RoomMailbox(string name, ILogger logger)
{
    private readonly Channel<Func<ValueTask>> _work = Channel.CreateUnbounded<Func<ValueTask>>(new() { SingleReader = true });

    /// <summary>False when the room is closed: nothing will run.</summary>
    public bool Post(Action work) => _work.Writer.TryWrite(() =>
    {
        work();
        return ValueTask.CompletedTask;
    });

    public bool Post(Func<ValueTask> work) => _work.Writer.TryWrite(work);

    /// <summary>Runs <paramref name="work"/> in the room and hands its result or exception back.</summary>
    /// <exception cref="RoomClosedException">The room is closed.</exception>
    public Task<T> AskAsync<T>(Func<T> work, CancellationToken cancellationToken) => AskAsync(() => ValueTask.FromResult(work()), cancellationToken);

    /// <inheritdoc cref="AskAsync{T}(Func{T}, CancellationToken)"/>
    public Task<T> AskAsync<T>(Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var posted = _work.Writer.TryWrite(async () =>
        {
            try
            {
                answer.TrySetResult(await work());
            }
            catch (Exception fault)
            {
                // The asker decides what it means.
                answer.TrySetException(fault);
            }
        });
        return posted ? answer.Task.WaitAsync(cancellationToken) : Task.FromException<T>(new RoomClosedException(name));
    }

    /// <summary>Refuses further work; what is queued still runs.</summary>
    public void Complete() => _work.Writer.TryComplete();

    public async Task RunAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync())
        {
            try
            {
                await work();
            }
            catch (Exception fault)
            {
                // One participant's fault must not end the room for the others.
                LogFault(fault, name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Room {Room}: a step failed")]
    private partial void LogFault(Exception fault, string room);
}
