namespace Parley.WebRtc;

/// <summary>
/// A session description as WebRTC uses it (RFC 8866, 9429, 8839, 8841, 8843). What the describing side says of itself: directions are
/// from its side. Attributes that are not listed here are passed over when read.
/// </summary>
internal sealed class SessionDescription
{
    /// <summary>Stays the same over the life of a peer connection.</summary>
    public ulong OriginId { get; set; }

    /// <summary>Grows by one with every description that differs (RFC 9429, section 5.2.2).</summary>
    public ulong OriginVersion { get; set; }

    /// <summary>The mids of the BUNDLE group in order: the first names the transport that all share. Empty: no group.</summary>
    public IList<string> BundleMids { get; } = [];

    public bool IceLite { get; set; }

    /// <summary>Such as <c>trickle</c>; gathered from session and media level when read, written at session level.</summary>
    public ISet<string> IceOptions { get; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>RFC 8285, section 6: one-byte and two-byte headers may mix in a stream.</summary>
    public bool ExtmapAllowMixed { get; set; }

    /// <summary>Whatever follows <c>msid-semantic:</c>, such as <c>WMS *</c>; null: no such line.</summary>
    public string? MsidSemantic { get; set; }

    /// <summary>In m-line order.</summary>
    public IList<MediaDescription> Media { get; } = [];

    /// <summary>
    /// Reads a description. ICE credentials, fingerprint, setup and direction that stand at session level, or (for bundled m-lines) at the
    /// m-line that leads the group, are filled in at each m-line.
    /// </summary>
    /// <exception cref="SdpException">The text is no session description or exceeds what is allowed; the message says where.</exception>
    public static SessionDescription Parse(string text) => new SessionReader().Read(text);

    /// <summary>The description with CR LF line ends, in the order that browsers write.</summary>
    /// <exception cref="SdpException">A value holds a line break.</exception>
    public override string ToString() => new SdpWriter().Write(this);
}
