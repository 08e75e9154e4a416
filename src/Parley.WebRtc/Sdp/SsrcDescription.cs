namespace Parley.WebRtc;

/// <summary>RFC 5576, section 6.1: a source the describing side sends.</summary>
internal sealed record SsrcDescription(uint Ssrc, string? Cname);
