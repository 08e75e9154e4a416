namespace Parley.WebRtc;

/// <summary>RFC 8830. <paramref name="Stream"/> is <c>-</c> for a track without a stream; <paramref name="Track"/> may be absent.</summary>
internal sealed record MediaStreamId(string Stream, string? Track);
