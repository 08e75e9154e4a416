using System.ComponentModel;

namespace Parley.Server.Features.Handoffs;

/// <summary>Who sees to it.</summary>
internal sealed record ClaimBody
{
    [Description("The person who takes it, 1 to 128 characters.")]
    public string? ClaimedBy { get; init; }
}
