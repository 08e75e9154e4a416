using System.Text;
using Microsoft.Extensions.Options;
using Parley.Agents;

namespace Parley.Guardrails.Sensitive;

internal sealed class SensitiveText(IOptions<MaskingOptions> options) : ISensitiveText
{
    public string Mask(string text, AgentDefinition agent, MaskingTarget target) => Mask(text, SensitiveFinder.Find(text), agent, target);

    public string Mask(string text, IReadOnlyList<SensitiveSpan> spans, AgentDefinition agent, MaskingTarget target)
    {
        StringBuilder? masked = null;
        var copied = 0;
        foreach (var span in spans)
        {
            if (!options.Value.Masks(span.Category, agent, target))
                continue;
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, copied, span.Start - copied).Append('[').Append(span.Category.Label()).Append(']');
            copied = span.End;
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }
}
