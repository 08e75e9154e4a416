namespace Parley.Handoff.Targets;

public enum EmailSecurity
{
    /// <summary>TLS is asked for after connecting and must be given (RFC 3207).</summary>
    StartTls,

    /// <summary>TLS from the first byte, as on port 465 (RFC 8314).</summary>
    Tls,

    /// <summary>Only for a server on this machine.</summary>
    None,
}
