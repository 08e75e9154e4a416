using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parley.Storage.Tests;

internal sealed class CollectedLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();
    private readonly ConcurrentBag<(string Part, TaskCompletionSource Logged)> _awaited = [];

    public IReadOnlyList<string> Errors => [.. _lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text)];

    /// <summary>Completes once a line with this in it was logged, now or before.</summary>
    public Task LoggedAsync(string part, CancellationToken cancellationToken)
    {
        var logged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited.Add((part, logged));
        if (_lines.Any(line => line.Text.Contains(part, StringComparison.Ordinal)))
            logged.TrySetResult();
        return logged.Task.WaitAsync(cancellationToken);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception) + exception;
        _lines.Enqueue((logLevel, text));
        foreach (var (part, logged) in _awaited)
            if (text.Contains(part, StringComparison.Ordinal))
                logged.TrySetResult();
    }
}
