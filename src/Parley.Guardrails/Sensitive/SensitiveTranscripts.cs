using Parley.Agents;

namespace Parley.Guardrails.Sensitive;

internal sealed class SensitiveTranscripts(SensitiveText masking) : ISensitiveTranscripts
{
    public ISensitiveTranscript Open(AgentDefinition agent) => new SensitiveTranscript(masking, agent);
}
