using Parley.Agents;

namespace Parley.Guardrails;

/// <summary>Gives each call a reader of its own, since numbers run over several utterances. Thread-safe.</summary>
public interface ISensitiveTranscripts
{
    ISensitiveTranscript Open(AgentDefinition agent);
}
