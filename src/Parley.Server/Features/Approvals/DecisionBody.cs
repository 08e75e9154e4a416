using System.ComponentModel;

namespace Parley.Server.Features.Approvals;

/// <summary>Who decides, and why.</summary>
internal sealed record DecisionBody
{
    [Description("The person who decides, 1 to 128 characters.")]
    public string? DecidedBy { get; init; }

    [Description("Up to 1000 characters, for the record.")]
    public string? Note { get; init; }
}
