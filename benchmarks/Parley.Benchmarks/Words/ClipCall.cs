using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Audio;
using Parley.Cli.Calling;
using Parley.Cli.Sessions;
using Parley.Media;
using Parley.Rooms;
using Parley.WebRtc;

namespace Parley.Benchmarks.Words;

/// <summary>One call in which the caller plays one clip.</summary>
internal static class ClipCall
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <returns>All that the agent understood, an answer given too early or none at all notwithstanding.</returns>
    public static async Task<string> HeardAsync(Uri server, SpokenClip clip, CancellationToken cancellationToken)
    {
        var turn = SpokenTurn.Of(clip.Name, Resampler.Convert(clip.Samples, AudioFormat.Recognition.SampleRate, AudioFormat.Wideband.SampleRate));
        var ticket = await SessionApi.OpenAsync(server, agent: null, "bench", cancellationToken);
        using var clock = new MediaClock(NullLogger<MediaClock>.Instance);
        await using var endpoint = new WebRtcEndpoint(new WebRtcOptions { ListenAddresses = [IPAddress.Loopback] }, TimeProvider.System, NullLoggerFactory.Instance);
        endpoint.Start();
        await using var client = await RoomClient.JoinAsync(new RoomClientOptions(ticket.Url, ticket.Token), endpoint, clock, TimeProvider.System, cancellationToken);
        var call = new SpokenCall(client, new AgentEar(client.Ear, TimeProvider.System), Patience, interruptAfter: null);
        return string.Join(' ', (await call.RunAsync(ticket.SessionId, [turn], cancellationToken)).Turns.Select(one => one.Heard));
    }
}
