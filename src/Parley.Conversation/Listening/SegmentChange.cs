namespace Parley.Conversation.Listening;

/// <summary>What a window did to the speech it belongs to.</summary>
internal enum SegmentChange
{
    /// <summary>No speech.</summary>
    None,

    /// <summary>Enough windows in a row were speech: it began with the first of them.</summary>
    Began,
    WentOn,

    /// <summary>The silence after speech has become a pause.</summary>
    Paused,
}
