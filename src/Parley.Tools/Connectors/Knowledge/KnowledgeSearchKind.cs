using Parley.Knowledge;
using Parley.Tools.Kinds;

namespace Parley.Tools.Knowledge;

internal sealed class KnowledgeSearchKind(Lazy<IKnowledgeRetriever> retriever) : IToolKind
{
    public string Kind => "knowledge_search";

    public bool IsAlwaysThere => true;

    public IReadOnlyList<ITool> Create(ToolEntry entry) => [new KnowledgeSearch(entry.Name, retriever)];
}
