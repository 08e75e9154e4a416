using System.ComponentModel.DataAnnotations;

namespace Parley.Handoff.Targets;

/// <summary>Not a record: its text would show the password.</summary>
public sealed class EmailOptions
{
    [Required]
    public string Host { get; set; } = "";

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public EmailSecurity Security { get; set; } = EmailSecurity.StartTls;

    /// <summary>Null for a server that asks for none.</summary>
    public string? User { get; set; }

    public string Password { get; set; } = "";

    /// <summary>Path of the one certificate (PEM) to expect from a server of one's own; null for the usual authorities.</summary>
    public string? TrustedCertificate { get; set; }

    [Required]
    public string From { get; set; } = "";

    /// <summary>Who gets hand-offs of queues that <see cref="Queues"/> does not name.</summary>
    [Required]
    public string To { get; set; } = "";

    /// <summary>Address by queue.</summary>
    public Dictionary<string, string> Queues { get; } = [];
}
