using System.ComponentModel.DataAnnotations;

namespace Parley.Agents;

/// <summary>Where agents are configured.</summary>
public sealed record AgentsOptions
{
    /// <summary>The agents of tenant <c>clinic_123</c> are the <c>.yaml</c>, <c>.yml</c> and <c>.json</c> files of its folder <c>clinic_123</c>.</summary>
    [Required]
    public string Folder { get; set; } = "samples";
}
