namespace Parley.Tools.Messages.Email;

/// <summary>How a connection to a mail server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>Upgraded before anything is said; without it nothing is sent (RFC 3207).</summary>
    Starttls,

    /// <summary>From the first byte on (RFC 8314).</summary>
    Tls,

    /// <summary>Not at all: for a relay on the same machine.</summary>
    None,
}
