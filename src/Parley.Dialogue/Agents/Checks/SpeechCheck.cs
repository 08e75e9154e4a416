using Parley.Speech;
using Parley.Tenancy;

namespace Parley.Agents.Checks;

/// <summary>The voice is there and the language is spoken. A host without speech checks neither.</summary>
internal sealed class SpeechCheck(ISpeechCatalog? speech = null) : IAgentCheck
{
    public ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, AgentDefinition agent, CancellationToken cancellationToken)
    {
        var faults = new List<AgentFault>();
        if (speech is null)
            return new ValueTask<IReadOnlyList<AgentFault>>(faults);
        if (!speech.Voices.Contains(agent.VoiceProfile, StringComparer.OrdinalIgnoreCase))
            faults.Add(new AgentFault("voice_profile", $"unknown voice '{agent.VoiceProfile}'{NearMiss.Hint(agent.VoiceProfile, speech.Voices)}"));
        if (!speech.Languages.Contains(agent.Language.Split('-')[0], StringComparer.OrdinalIgnoreCase))
            faults.Add(new AgentFault("language", $"'{agent.Language}' is not spoken here; known are {string.Join(", ", speech.Languages)}, with or without a region (en-US)"));
        return new ValueTask<IReadOnlyList<AgentFault>>(faults);
    }
}
