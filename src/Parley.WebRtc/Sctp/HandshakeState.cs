namespace Parley.WebRtc;

/// <summary>The opening states of RFC 9260, section 4.</summary>
internal enum HandshakeState
{
    Closed,
    CookieWait,
    CookieEchoed,
    Done,
    Failed,
}
