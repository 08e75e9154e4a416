using System.Text.Json;
using Microsoft.Extensions.AI;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels.ToolCalls;

/// <summary>Tools as a model sees them, always in the same order: they stand at the very beginning of the prompt that servers cache.</summary>
internal static class ToolDeclarations
{
    public static IList<AITool>? For(IReadOnlyList<ToolDefinition> tools) => tools.Count == 0 ? null :
    [
        .. tools.OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => AIFunctionFactory.CreateDeclaration(t.Name, t.Description, JsonSerializer.SerializeToElement(t.Parameters))),
    ];
}
