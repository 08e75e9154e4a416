using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Speech.Resilience;

namespace Parley.Speech.Tests.Resilience;

public class AbandonedEnginesTests
{
    [Fact]
    public async Task Engine_ThatReturnsAfterAll_IsCleanedUpBeforeTheProcessEnds()
    {
        var abandoned = new AbandonedEngines(NullLogger<AbandonedEngines>.Instance);
        var (moving, results) = (new TaskCompletionSource(), new Results());
        abandoned.Add(moving.Task, results);
        var ending = abandoned.DisposeAsync().AsTask();
        (ending.IsCompleted, results.IsDisposed).ShouldBe((false, false));
        moving.SetException(new InvalidOperationException("late"));
        await ending;
        results.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Engine_ThatCannotBeCleanedUp_IsToldInTheLog()
    {
        var log = new Lines();
        await using (var abandoned = new AbandonedEngines(log))
            abandoned.Add(Task.CompletedTask, new Results { Fault = new IOException("stuck") });
        log.Faults.ShouldHaveSingleItem().ShouldBeOfType<IOException>();
    }

    private sealed class Results : IAsyncDisposable
    {
        public Exception? Fault { get; init; }

        public bool IsDisposed { get; private set; }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return Fault is null ? default : ValueTask.FromException(Fault);
        }
    }

    private sealed class Lines : ILogger<AbandonedEngines>
    {
        public List<Exception?> Faults { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Faults.Add(exception);
    }
}
