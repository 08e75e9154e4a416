namespace Parley.WebRtc;

/// <summary>An m-line and what belongs to it.</summary>
internal sealed class MediaDescription
{
    /// <summary>The port that stands for "ICE will tell" (RFC 8839, section 4.2.1).</summary>
    public const int DiscardPort = 9;

    /// <summary><c>audio</c>, <c>video</c> or <c>application</c>; others are kept so that they can be rejected by name.</summary>
    public required string Kind { get; init; }

    /// <summary>0 rejects the m-line (or marks it bundle-only in an offer).</summary>
    public int Port { get; set; } = DiscardPort;

    public string Protocol { get; set; } = "UDP/TLS/RTP/SAVPF";

    /// <summary>In order of preference. Empty when written: those of <see cref="Codecs"/>.</summary>
    public IList<int> PayloadTypes { get; } = [];

    public string? Mid { get; set; }

    public string? IceUfrag { get; set; }

    public string? IcePwd { get; set; }

    public CertificateFingerprint? Fingerprint { get; set; }

    public DtlsSetup? Setup { get; set; }

    public MediaDirection Direction { get; set; } = MediaDirection.SendReceive;

    /// <summary>In the order of <see cref="PayloadTypes"/>, as far as their meaning is known.</summary>
    public IList<SdpCodec> Codecs { get; } = [];

    public IList<HeaderExtension> HeaderExtensions { get; } = [];

    /// <summary>The first one when there are several.</summary>
    public MediaStreamId? Msid { get; set; }

    public IList<SsrcDescription> Ssrcs { get; } = [];

    public bool RtcpMux { get; set; }

    /// <summary>Reduced-size RTCP (RFC 5506).</summary>
    public bool RtcpRsize { get; set; }

    /// <summary>RFC 8843, section 6: port 0 in an offer that still wants this m-line, if bundled.</summary>
    public bool BundleOnly { get; set; }

    public IList<IceCandidate> Candidates { get; } = [];

    public bool EndOfCandidates { get; set; }

    public int? SctpPort { get; set; }

    /// <summary>Bytes the describing side takes in one message; 0 means any size; null means 65,536 (RFC 8841, section 6).</summary>
    public long? MaxMessageSize { get; set; }

    /// <summary>Null for anything but audio and video.</summary>
    public MediaKind? RtpKind => Kind switch { "audio" => MediaKind.Audio, "video" => MediaKind.Video, _ => null };

    /// <summary>SCTP over DTLS (RFC 8841). The spelling of old drafts, <c>DTLS/SCTP 5000</c>, is not it.</summary>
    public bool IsDataChannel => Kind == "application" && Protocol is "UDP/DTLS/SCTP" or "TCP/DTLS/SCTP";

    public bool IsRejected => Port == 0 && !BundleOnly;
}
