using System.ComponentModel;

namespace Parley.Server.Features.Handoffs;

/// <summary>Who settled it, and how.</summary>
internal sealed record CloseBody
{
    [Description("The person who closes it, 1 to 128 characters.")]
    public string? ClosedBy { get; init; }

    [Description("Up to 1000 characters, for the record.")]
    public string? Note { get; init; }
}
