using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Parley.Knowledge;

namespace Parley.Dialogue.Grounded;

/// <summary>
/// Knowledge that answers in time or not at all: a search that hangs must not take the call with it. The first search of each agent's sources may have to
/// load them, which takes longer, once. Thread-safe.
/// </summary>
internal sealed class TimelyKnowledge(IKnowledgeRetriever knowledge, IOptions<KnowledgeSearchOptions> options)
{
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    /// <summary>The searches of one answer; whoever begins them disposes them.</summary>
    public TimelySearch Begin(ReplyRequest request, CancellationToken cancellationToken)
    {
        var sources = $"{request.Call.Tenant.Id.Value} {string.Join(' ', request.Agent.KnowledgeSources)}";
        return new TimelySearch(knowledge, request, _asked.ContainsKey(sources) ? options.Value.Deadline : options.Value.Loading, cancellationToken)
        {
            OnEnd = () => _asked.TryAdd(sources, true),
        };
    }
}
