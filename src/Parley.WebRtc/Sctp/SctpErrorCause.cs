namespace Parley.WebRtc;

/// <summary>RFC 9260, section 3.3.10.</summary>
internal enum SctpErrorCause : ushort
{
    None = 0,
    InvalidStream = 1,
    StaleCookie = 3,
    OutOfResource = 4,
    UnrecognizedChunk = 6,
    NoUserData = 9,
    UserInitiatedAbort = 12,
    ProtocolViolation = 13,
}
