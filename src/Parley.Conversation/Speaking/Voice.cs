using Parley.Conversation.TurnTaking;

namespace Parley.Conversation.Speaking;

/// <summary>All the agent says in one call. Used by the mailbox's reader only.</summary>
internal sealed class Voice(CallScope scope)
{
    private readonly SpeakingFloor _floor = new();
    private readonly Dictionary<SpeechId, SpeechHandle> _handles = [];
    private readonly Dictionary<SpeechId, Task> _performances = [];

    public static string SegmentOf(SpeechId id) => $"agent-{id.Number}";

    public SpeechHandle Speak(SpeechId id, ISpeechScript script, bool allowInterruptions)
    {
        var handle = new SpeechHandle(id, allowInterruptions);
        _handles[id] = handle;
        foreach (var over in _performances.Where(performance => performance.Value.IsCompleted).Select(performance => performance.Key).ToList())
            _performances.Remove(over);
        _performances[id] = new Performance(scope, _floor, handle, script, SegmentOf(id)).RunAsync();
        return handle;
    }

    /// <summary>A speech that has not been settled yet, or null.</summary>
    public SpeechHandle? Find(SpeechId id) => _handles.GetValueOrDefault(id);

    /// <summary>The speech's end was taken note of.</summary>
    public void Settle(SpeechId id)
    {
        if (_handles.Remove(id, out var handle))
            handle.Dispose();
    }

    public void Pause(bool paused) => scope.Transport.Speaker.Pause(paused);

    /// <summary>Interrupts whatever is left and completes when all of it is over.</summary>
    public Task StopAsync()
    {
        foreach (var handle in _handles.Values)
            handle.TryInterrupt(InterruptionReason.Closing);
        return Task.WhenAll(_performances.Values);
    }
}
