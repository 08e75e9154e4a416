using Parley.Calls;
using Parley.Dialogue;

namespace Parley.Testing.Dialogue;

/// <summary>Keeps dialogue states in memory, as a database would. Can be told to break after so many saves, as a crash does.</summary>
public sealed class MemoryDialogueStates : IDialogueStateStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Tenant, string Call), SortedDictionary<int, StoredDialogue>> _calls = [];

    /// <summary>How many states were stored.</summary>
    public int Saves { get; private set; }

    /// <summary>Saves that still work; the ones after them throw. Null: all do.</summary>
    public int? SavesLeft { get; set; }

    /// <summary>Told of each state once it is stored.</summary>
    public Action<StoredDialogue>? Saved { get; set; }

    public ValueTask<StoredDialogue?> LoadAsync(CallContext call, CancellationToken cancellationToken)
    {
        lock (_lock)
            return ValueTask.FromResult(Of(call).Values.MaxBy(s => s.Revision));
    }

    public ValueTask<StoredDialogue?> LoadBeforeAsync(CallContext call, int turn, CancellationToken cancellationToken)
    {
        lock (_lock)
            return ValueTask.FromResult(Of(call).Where(s => s.Key < turn).Select(s => s.Value).LastOrDefault());
    }

    public ValueTask<bool> TrySaveAsync(CallContext call, StoredDialogue next, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (SavesLeft is 0)
                throw new IOException("The process died.");
            SavesLeft--;
            var states = Of(call);
            var last = states.Values.MaxBy(s => s.Revision)?.Revision ?? 0;
            if (next.Revision != last + 1)
                return ValueTask.FromResult(false);
            states[next.Turn] = next;
            Saves++;
        }

        Saved?.Invoke(next);
        return ValueTask.FromResult(true);
    }

    private SortedDictionary<int, StoredDialogue> Of(CallContext call)
    {
        var key = (call.Tenant.Id.Value, call.Id.Value);
        return _calls.TryGetValue(key, out var states) ? states : _calls[key] = [];
    }
}
