using Parley.Calls;

namespace Parley.Dialogue;

/// <summary>
/// What tools did in a call. An interrupted reply's tool calls end here too, so that the next turn knows what was done although nobody heard
/// of it. Thread-safe.
/// </summary>
public interface IToolHistory
{
    void Add(CallContext call, ToolExchange exchange);

    /// <summary>In the order they ended.</summary>
    IReadOnlyList<ToolExchange> Of(CallContext call);
}
