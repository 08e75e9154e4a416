using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Benchmarks.Hosting;
using Parley.Benchmarks.Reporting;
using Parley.Cli.Calling;
using Parley.Cli.Sessions;
using Parley.Media;
using Parley.Rooms;
using Parley.WebRtc;

namespace Parley.Benchmarks.Voice;

/// <summary>
/// Voice to voice and barge-in of one call at a time, full local stack, measured on the caller's leg: from the caller's last audible
/// sample to the agent's first, endpointing, transport and both jitter buffers included.
/// </summary>
internal static class VoiceBenchmark
{
    private static readonly string[] Questions =
    [
        "What are your opening hours on Monday?", "Which insurance plans do you accept?", "Where are you located?", "Do you have parking?",
        "How do I cancel an appointment?", "What should I bring to my first visit?", "Do you see children?", "Can I get a flu shot?",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan IntoTheAnswer = TimeSpan.FromMilliseconds(900);

    public static async Task<Section> RunAsync(int calls, CancellationToken cancellationToken)
    {
        await using var server = await ServerUnderTest.StartAsync(Path.Combine(AppContext.BaseDirectory, "Parley.Server.dll"), [], cancellationToken);
        var script = new List<SpokenTurn>();
        foreach (var question in Questions)
            script.Add(await CallerVoice.SpeakAsync(question, "clear", cancellationToken));

        var (polite, _) = await CallAsync(server.Address, calls, script, interruptAfter: null, cancellationToken);
        var (impolite, decided) = await CallAsync(server.Address, calls, script, IntoTheAnswer, cancellationToken);
        var answered = polite.Select(turn => turn.VoiceToVoice).OfType<TimeSpan>().Select(span => span.TotalMilliseconds).ToArray();
        var stopped = impolite.Select(turn => turn.BargeIn).OfType<TimeSpan>().Select(span => span.TotalMilliseconds).ToArray();
        return new Section("voice", $"{calls} calls of {script.Count} turns, then {calls} with every turn interrupting the answer before it; one at a time, flite's rms as the caller",
        [
            new Figure("voice to voice p50", Percentiles.Of(answered, 50), "ms", 700),
            new Figure("voice to voice p95", Percentiles.Of(answered, 95), "ms", 1000),
            new Figure("voice to voice p99", Percentiles.Of(answered, 99), "ms"),
            new Figure("turns without an answer", polite.Count(turn => turn.VoiceToVoice is null), "turns", 0),
            new Figure("barge-in, onset to silence p50", Percentiles.Of(stopped, 50), "ms"),
            new Figure("barge-in, onset to silence p95", Percentiles.Of(stopped, 95), "ms", 300),
            new Figure("interruptions measured", stopped.Length, "turns"),
            new Figure("barge-in, decision to silence p50", Percentiles.Of(decided, 50), "ms"),
            new Figure("barge-in, decision to silence, longest", Percentiles.Of(decided, 100), "ms", 60),
            new Figure("decisions measured", decided.Count, "decisions"),
        ]);
    }

    private static async Task<(List<TurnReport> Turns, List<double> DecisionsToSilence)> CallAsync(
        Uri server, int calls, IReadOnlyList<SpokenTurn> script, TimeSpan? interruptAfter, CancellationToken cancellationToken)
    {
        var (turns, decided) = (new List<TurnReport>(), new List<double>());
        for (var number = 0; number < calls; number++)
        {
            var ticket = await SessionApi.OpenAsync(server, agent: null, "bench", cancellationToken);
            using var clock = new MediaClock(NullLogger<MediaClock>.Instance);
            await using var endpoint = new WebRtcEndpoint(new WebRtcOptions { ListenAddresses = [IPAddress.Loopback] }, TimeProvider.System, NullLoggerFactory.Instance);
            endpoint.Start();
            await using (var client = await RoomClient.JoinAsync(new RoomClientOptions(ticket.Url, ticket.Token), endpoint, clock, TimeProvider.System, cancellationToken))
            {
                var call = new SpokenCall(client, new AgentEar(client.Ear, TimeProvider.System), Patience, interruptAfter);
                turns.AddRange((await call.RunAsync(ticket.SessionId, script, cancellationToken)).Turns);
            }

            decided.AddRange(await Interruptions.OfAsync(server, ticket.SessionId, cancellationToken));
        }

        return (turns, decided);
    }
}
