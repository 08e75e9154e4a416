namespace Parley.WebRtc;

/// <summary>RFC 6525, section 4.4.</summary>
internal enum ResetResult
{
    NothingToDo = 0,
    Performed = 1,
    Denied = 2,
    WrongSsn = 3,
    RequestInProgress = 4,
    BadSequenceNumber = 5,
    InProgress = 6,
}
