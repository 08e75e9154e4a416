using Parley.Handoff;
using Parley.Tools.Kinds;

namespace Parley.Tools.Handoff;

internal sealed class HumanHandoffKind(Lazy<IHandoffs> handoffs) : IToolKind
{
    public string Kind => "human_handoff";

    public bool IsAlwaysThere => true;

    public IReadOnlyList<ITool> Create(ToolEntry entry) => [new HumanHandoff(entry.Name, handoffs)];
}
