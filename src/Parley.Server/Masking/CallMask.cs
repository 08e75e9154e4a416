using Parley.Agents;
using Parley.Guardrails;

namespace Parley.Server.Masking;

/// <summary>What people may read of something that came of a call, by the rules for the transcript of the agent that held it.</summary>
/// <param name="sensitive">Null where nothing is masked.</param>
internal sealed class CallMask(ISensitiveText? sensitive, AgentDefinition agent)
{
    public string Text(string text) => sensitive?.Mask(text, agent, MaskingTarget.Transcript) ?? text;

    public string Value(string value, SensitiveCategory category) => sensitive?.MaskValue(value, category, agent, MaskingTarget.Transcript) ?? value;

    /// <summary>A number, or an address of e-mail.</summary>
    public string Contact(string value) => Value(value, value.Contains('@', StringComparison.Ordinal) ? SensitiveCategory.Email : SensitiveCategory.Phone);
}
