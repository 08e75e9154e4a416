using Parley.Media;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <param name="Url">The signalling server, <c>ws://</c> or <c>wss://</c>.</param>
/// <param name="Token">A LiveKit access token; sent in a header, never in the URL.</param>
/// <param name="Microphone">Whether to publish a microphone track; a caller who types does not.</param>
public sealed record RoomClientOptions(Uri Url, string Token, bool Microphone = true)
{
    /// <summary>How long joining may take until media flows.</summary>
    public TimeSpan JoinLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long what is typed may wait for its data channel to open, which happens beside the media.</summary>
    public TimeSpan DataLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the server is asked whether it is still there.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it may leave that unanswered before it counts as gone: <see cref="RoomNotice.ConnectionLost"/>.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Speaks in place of <see cref="RoomClient.Microphone"/>: load generators send what they encoded once.</summary>
    internal Func<RtpSender, IMediaTick>? Source { get; init; }

    /// <summary>Sees each session description and candidate of the server before it is used: tests lead media through a bad network so.</summary>
    internal Func<string, string>? Reroute { get; init; }

    /// <summary>Takes the agent's packets in place of <see cref="RoomClient.Ear"/>.</summary>
    internal IRtpSink? Sink { get; init; }
}
