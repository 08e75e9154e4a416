namespace Parley.WebRtc;

/// <summary>What came of a DATA chunk.</summary>
internal enum InboundOutcome
{
    /// <summary>Taken, known already, or refused for now: the SACK tells the peer.</summary>
    Taken,

    /// <summary>Acknowledged but thrown away (RFC 9260, section 6.5).</summary>
    InvalidStream,

    /// <summary>Empty chunks end the association (section 6.2).</summary>
    NoUserData,

    /// <summary>Pieces that contradict each other, or a message larger than we announced.</summary>
    Violation,

    /// <summary>More is kept than any peer that keeps the rules could make us keep.</summary>
    OutOfMemory,
}
