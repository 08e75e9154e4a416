using System.ComponentModel.DataAnnotations;

namespace Parley.Handoff.Targets;

/// <summary>Not a record: its text would show the secret.</summary>
public sealed class WebhookOptions
{
    /// <summary>https, or http on this machine.</summary>
    [Required]
    public Uri? Url { get; set; }

    /// <summary>Signs every request: <c>whsec_</c> and base64, or any text of 16 characters or more, whose UTF-8 bytes are the key.</summary>
    [Required, MinLength(16)]
    public string Secret { get; set; } = "";
}
