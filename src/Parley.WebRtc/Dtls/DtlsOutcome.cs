using Org.BouncyCastle.Tls;

namespace Parley.WebRtc;

/// <summary>How a handshake ended.</summary>
internal abstract record DtlsOutcome
{
    private DtlsOutcome() { }

    /// <param name="Crypto">The transport's own, to be disposed of after it.</param>
    /// <param name="ExportedKeys">Client key, server key, client salt, server salt; null without SRTP.</param>
    internal sealed record Established(DtlsTransport Transport, DtlsCrypto Crypto, SrtpProfile? Profile, byte[]? ExportedKeys) : DtlsOutcome;

    internal sealed record Refused(string Reason) : DtlsOutcome;
}
