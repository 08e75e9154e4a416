using System.ComponentModel.DataAnnotations;

namespace Parley.Tools.Files;

/// <summary>Where tools are configured.</summary>
public sealed record ToolsOptions
{
    /// <summary>The tools of tenant <c>clinic_123</c> are in <c>clinic_123/tools.yaml</c> below it.</summary>
    [Required]
    public string Folder { get; set; } = "samples";

    /// <summary>Holds secrets, <c>TENANT/NAME</c> or <c>NAME</c>, in files only their owner may read; null for none.</summary>
    public string? SecretsFolder { get; set; }
}
