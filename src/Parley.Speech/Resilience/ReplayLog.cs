using System.Runtime.CompilerServices;

namespace Parley.Speech.Resilience;

/// <summary>
/// What came in so far, readable from any point by any number of readers, who then follow what is still to come: so that a second
/// engine gets all that the first one had. Thread-safe.
/// </summary>
internal sealed class ReplayLog<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _items = [];
    private TaskCompletionSource _changed = New();
    private bool _complete;
    private Exception? _problem;

    public void Append(T item) => Change(() => _items.Add(item));

    public void Complete(Exception? problem = null) => Change(() => (_complete, _problem) = (true, problem));

    /// <summary>Reads the source to its end, and passes its failure on to the readers. Throws only when cancelled.</summary>
    public async Task FillAsync(IAsyncEnumerable<T> source, Func<T, T> keep, Action<T> onItem, CancellationToken cancellationToken)
    {
        Exception? problem = null;
        try
        {
            await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                Append(keep(item));
                onItem(item);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            problem = e; // the readers' to see
        }
        finally
        {
            Complete(problem);
        }
    }

    public async IAsyncEnumerable<T> ReadAsync(int from, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var next = from; ; next++)
        {
            Position position;
            while ((position = At(next)) is { IsThere: false, IsEnd: false })
                await position.Changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (position.IsEnd)
                yield break;
            yield return position.Item;
        }
    }

    private Position At(int index)
    {
        lock (_gate)
        {
            if (index < _items.Count)
                return new Position(_items[index], IsThere: true, IsEnd: false, _changed.Task);
            return _complete && _problem is not null
                ? throw new SpeechEngineException("The input of a speech engine broke off.", _problem)
                : new Position(default!, IsThere: false, IsEnd: _complete, _changed.Task);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            change();
            changed = _changed;
            _changed = New();
        }

        changed.SetResult();
    }

    private readonly record struct Position(T Item, bool IsThere, bool IsEnd, Task Changed);
}
