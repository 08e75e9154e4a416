using Fluid;
using Fluid.Values;

namespace Parley.Flows.Texts;

/// <summary>A parsed text of a flow. Thread-safe.</summary>
internal sealed class FlowTemplate
{
    // A text is a sentence or two: what needs more steps than this is a mistake or an attack.
    private static readonly TemplateOptions Options = new() { MaxSteps = 5_000, MaxRecursion = 20 };
    private static readonly FluidParser Parser = new();

    private readonly IFluidTemplate _template;

    private FlowTemplate(string source, IFluidTemplate template, IReadOnlyList<TemplateVariable> variables) =>
        (Source, _template, Variables) = (source, template, variables);

    public string Source { get; }

    /// <summary>What it reads of slots, results and the rest, each once.</summary>
    public IReadOnlyList<TemplateVariable> Variables { get; }

    public bool IsConstant => Variables.Count == 0;

    /// <summary>The template, or null and why it cannot be read.</summary>
    public static (FlowTemplate? Template, string? Fault) Parse(string source)
    {
        if (TemplateBounds.FaultOf(source) is { } outOfBounds)
            return (null, outOfBounds);
        if (!Parser.TryParse(source, out var template, out var fault))
            return (null, fault.Split("Source:")[0].ReplaceLineEndings(" ").Trim());
        return (new FlowTemplate(source, template, TemplateVariables.Of(template)), null);
    }

    /// <param name="values">By first name: what <see cref="Variables"/> are looked up in.</param>
    public string Render(Func<string, object?> values)
    {
        var context = new TemplateContext(Options);
        foreach (var root in Variables.Select(v => v.Root).Distinct(StringComparer.Ordinal))
            if (values(root) is { } value)
                context.SetValue(root, FluidValue.Create(value, Options));

        // "We close at {{ hour }}." with "4 p.m." for the hour.
        return _template.Render(context, NullEncoder.Default).Trim().Replace(".m..", ".m.", StringComparison.Ordinal);
    }
}
