namespace Parley.WebRtc;

/// <summary>RFC 8831/8832. The default is reliable and ordered; <paramref name="MaxRetransmits"/> 0 with Ordered false is LiveKit's lossy channel.</summary>
/// <param name="MaxLifetime">How long a message may be tried; not together with <paramref name="MaxRetransmits"/>.</param>
public sealed record DataChannelOptions(bool Ordered = true, int? MaxRetransmits = null, TimeSpan? MaxLifetime = null);
