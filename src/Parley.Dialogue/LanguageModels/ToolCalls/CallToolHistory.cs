using System.Collections.Concurrent;
using Parley.Calls;

namespace Parley.Dialogue.LanguageModels.ToolCalls;

/// <summary>Tool results in memory, for as many calls as a process may hold; the newest few of each.</summary>
internal sealed class CallToolHistory : IToolHistory
{
    private const int CallsKept = 4096;
    private const int KeptPerCall = 24;

    private readonly ConcurrentDictionary<CallId, ConcurrentQueue<ToolExchange>> _calls = new();
    private readonly ConcurrentQueue<CallId> _order = new();

    public void Add(CallContext call, ToolExchange exchange)
    {
        var own = _calls.GetOrAdd(call.Id, id =>
        {
            _order.Enqueue(id);
            return new ConcurrentQueue<ToolExchange>();
        });
        own.Enqueue(exchange);
        while (own.Count > KeptPerCall)
            own.TryDequeue(out _);
        while (_calls.Count > CallsKept && _order.TryDequeue(out var oldest))
            _calls.TryRemove(oldest, out _);
    }

    public IReadOnlyList<ToolExchange> Of(CallContext call) => _calls.TryGetValue(call.Id, out var own) ? [.. own] : [];
}
