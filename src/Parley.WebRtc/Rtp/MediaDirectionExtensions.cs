namespace Parley.WebRtc;

internal static class MediaDirectionExtensions
{
    public static bool Sends(this MediaDirection direction) => direction is MediaDirection.SendOnly or MediaDirection.SendReceive;

    public static bool Receives(this MediaDirection direction) => direction is MediaDirection.ReceiveOnly or MediaDirection.SendReceive;

    public static MediaDirection Of(bool sends, bool receives) => (sends, receives) switch
    {
        (true, true) => MediaDirection.SendReceive,
        (true, false) => MediaDirection.SendOnly,
        (false, true) => MediaDirection.ReceiveOnly,
        _ => MediaDirection.Inactive,
    };

    /// <summary>What remains of our wish given the other side's description (RFC 3264 section 6.1).</summary>
    public static MediaDirection Against(this MediaDirection ours, MediaDirection theirs) =>
        Of(ours.Sends() && theirs.Receives(), ours.Receives() && theirs.Sends());
}
