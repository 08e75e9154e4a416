namespace Parley.WebRtc;

/// <summary>When silence means trouble (RFC 7675 says 30 s; calls want to know earlier, and a resume may still rescue them).</summary>
internal static class IceLiveness
{
    public static readonly TimeSpan DisconnectedAfter = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan FailedAfter = TimeSpan.FromSeconds(20);

    /// <summary>Without a single working pair.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(20);

    /// <param name="startedAt">When checking began; null: not yet.</param>
    /// <param name="heardAt">The last authenticated sign of life; null: none yet, or the connection had failed before a restart.</param>
    public static IceHealth Judge(TimeSpan now, TimeSpan? startedAt, TimeSpan? heardAt, bool isSelected)
    {
        if (startedAt is not { } started)
            return IceHealth.New;
        if (!isSelected || heardAt is not { } heard)
            return now - started < GiveUpAfter ? IceHealth.Checking : IceHealth.Failed;
        if (now - heard < DisconnectedAfter)
            return IceHealth.Connected;
        // A restart gets the whole time again, however long the silence before it.
        var since = heard > started ? heard : started;
        return now - since < FailedAfter ? IceHealth.Disconnected : IceHealth.Failed;
    }
}
