using System.Text;
using Microsoft.Extensions.Options;
using Parley.Agents;

namespace Parley.Guardrails.Sensitive;

internal sealed class SensitiveText(IOptions<MaskingOptions> options) : ISensitiveText
{
    private readonly OwnNames _own = new();

    public string Mask(string text, AgentDefinition agent, MaskingTarget target) => Mask(text, SensitiveFinder.Find(text), agent, target);

    public string MaskValue(string value, SensitiveCategory category, AgentDefinition agent, MaskingTarget target) =>
        value.Length > 0 && options.Value.Masks(category, agent, target) ? $"[{category.Label()}]" : Mask(value, agent, target);

    public string Mask(string text, IReadOnlyList<SensitiveSpan> spans, AgentDefinition agent, MaskingTarget target) =>
        Written(text, Hidden(text, spans, agent, target));

    /// <summary>Those that must not be written there.</summary>
    public IReadOnlyList<SensitiveSpan> Hidden(string text, IReadOnlyList<SensitiveSpan> spans, AgentDefinition agent, MaskingTarget target) =>
        spans.Count == 0 ? spans : [.. spans.Where(span => options.Value.Masks(span.Category, agent, target) && !IsOwn(text, span, agent))];

    private bool IsOwn(string text, SensitiveSpan span, AgentDefinition agent) =>
        span.Category is SensitiveCategory.Name && _own.Hold(agent, text.Substring(span.Start, span.Length));

    public static string Written(string text, IReadOnlyList<SensitiveSpan> hidden)
    {
        if (hidden.Count == 0)
            return text;
        var masked = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var span in hidden)
        {
            masked.Append(text, copied, span.Start - copied).Append('[').Append(span.Category.Label()).Append(']');
            copied = span.End;
        }

        return masked.Append(text, copied, text.Length - copied).ToString();
    }
}
