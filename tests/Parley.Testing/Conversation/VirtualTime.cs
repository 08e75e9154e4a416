using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Parley.Testing.Conversation;

/// <summary>
/// A clock and the one thread that lives on it: all code started inside <see cref="Run"/> continues there, and time moves on only once
/// nothing is left to do. A whole call takes milliseconds and goes the same way every time.
/// </summary>
public sealed class VirtualTime : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _work = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    /// <summary>How far time moves at once; no two timers are closer than that by chance.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMilliseconds(5);

    public override void Post(SendOrPostCallback d, object? state) => _work.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Starts work and lets time pass until it is done.</summary>
    /// <exception cref="TimeoutException">It was not within <paramref name="atMost"/>.</exception>
    public T Run<T>(Func<Task<T>> work, TimeSpan atMost)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = work();
            Settle();
            for (var passed = TimeSpan.Zero; !task.IsCompleted; passed += Step)
            {
                if (passed > atMost)
                    throw new TimeoutException($"Not done after {atMost} of virtual time.");
                Clock.Advance(Step);
                Settle();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Settle()
    {
        while (_work.TryDequeue(out var work))
            work.Callback(work.State);
    }
}
