using System.Text.Json;
using Parley.Tools;

namespace Parley.Dialogue;

/// <summary>How a tool call ended, in the one word that records keep.</summary>
internal static class ToolCodes
{
    /// <returns>The code it failed or was refused with, else <c>succeeded, awaiting_approval, dry_run</c>.</returns>
    public static string Of(ToolOutcome outcome) => outcome switch
    {
        ToolOutcome.Failed failed => failed.Code,
        ToolOutcome.Refused refused => refused.Code,
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name),
    };
}
