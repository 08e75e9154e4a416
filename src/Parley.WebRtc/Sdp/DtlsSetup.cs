namespace Parley.WebRtc;

/// <summary>Who sends the DTLS ClientHello (RFC 8842, section 5; RFC 4145): offers say ActPass, answers Active or Passive.</summary>
internal enum DtlsSetup
{
    ActPass,
    Active,
    Passive,
    HoldConnection,
}
