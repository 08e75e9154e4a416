using System.ComponentModel.DataAnnotations;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>How the embedded media server behaves.</summary>
public sealed record RoomsOptions
{
    /// <summary>The name under which tokens are issued (<c>iss</c>).</summary>
    [Required, MinLength(1)]
    public required string ApiKey { get; init; }

    /// <summary>Signs tokens with HMAC-SHA-256, which asks for at least 32 bytes (RFC 7518, section 3.2).</summary>
    [Required, MinLength(32)]
    public required string ApiSecret { get; init; }

    /// <summary>Where media is received.</summary>
    [Required]
    public WebRtcOptions Media { get; init; } = new();

    /// <summary>How long a participant keeps its place, peers and subscriptions after its signalling socket was lost.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ResumeWindow { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a room waits for its first human participant.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan EmptyTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a room stays after its last human participant left.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan DepartureTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a participant may take from joining to a connected peer.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a connected participant may take from announcing a track to offering it. Then it is told to start over: an SDK whose negotiation
    /// hangs does not notice by itself that it is mute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:05:00")]
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an active caller may be without a microphone before it counts as one who types.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan MicrophoneGrace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often clients ping.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After how much silence either side gives a socket up.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:05:00")]
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often connected clients get a fresh token, which lives for twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "12:00:00")]
    public TimeSpan TokenRefreshInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Bytes of one signalling message. Offers with many sections are the largest.</summary>
    [Range(16 * 1024, 16 * 1024 * 1024)]
    public int MaxSignalMessage { get; init; } = 512 * 1024;

    /// <summary>Signalling messages a second and client, with bursts of four times as many.</summary>
    [Range(1, 10_000)]
    public int SignalMessagesPerSecond { get; init; } = 50;

    /// <summary>0 sets no limit. A room created over the RoomService may set its own.</summary>
    [Range(0, int.MaxValue)]
    public int MaxParticipants { get; init; }
}
