using System.Text.Json;
using Parley.Tools;

namespace Parley.Simulation.Tools;

/// <summary>One call of a tool and how it ended.</summary>
internal sealed record ToolEntry(ToolCall Call, ToolOutcome Outcome)
{
    private static readonly string[] Effects = ["appointment_booking", "create_ticket"];

    public DateTimeOffset Began { get; init; }

    public DateTimeOffset Ended { get; init; }

    /// <summary><c>succeeded</c>, or the code it failed or was refused with.</summary>
    public string Code => Outcome switch
    {
        ToolOutcome.Failed failed => failed.Code,
        ToolOutcome.Refused refused => refused.Code,
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(Outcome.GetType().Name),
    };

    /// <summary>Whether it changed something in the world.</summary>
    public static bool IsEffect(ToolEntry entry) => HasEffect(entry.Call.Tool) && entry.Outcome is ToolOutcome.Succeeded;

    public static bool HasEffect(string tool) => Effects.Contains(tool);
}
