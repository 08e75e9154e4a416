namespace Parley.WebRtc;

/// <summary>RFC 8285.</summary>
/// <param name="Id">1 to 14 in one-byte headers, to 255 in two-byte headers.</param>
/// <param name="Direction">Null when the line names none, which means the m-line's own direction.</param>
internal sealed record HeaderExtension(int Id, string Uri, MediaDirection? Direction = null);
