namespace Parley.WebRtc;

/// <summary>An m-line's place in every description of the session; places are never given up, only reused (RFC 3264 section 8).</summary>
/// <param name="Transceiver">Null for data and for what we do not know.</param>
/// <param name="IsRejected">Port 0: the place may be taken by another m-line.</param>
/// <param name="VideoCodec">The first one the remote side named: a number must not change its meaning in an offer of ours.</param>
internal sealed record MediaLine(
    string Kind, string Protocol, string Mid, RtpTransceiver? Transceiver, bool IsRejected, SdpCodec? VideoCodec = null)
{
    public bool IsData => Kind == "application" && !IsRejected;
}
